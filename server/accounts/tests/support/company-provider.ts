import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import Provider, { type Configuration } from "oidc-provider";

export const COMPANY_CLIENT = { id: "goodstanding", secret: "a secret of the tests, and of nobody else" };

/** Who signs in there, and how they prove it. */
export type CompanyPerson = {
  readonly email: string;
  readonly emailVerified: boolean;
  readonly amr?: readonly string[];
};

export type CompanyDoor = {
  readonly issuer: string;
  /** Goes there as a browser would; answers the address it is sent back to. */
  readonly visit: (address: string) => Promise<URL>;
  person: CompanyPerson;
  readonly close: () => Promise<void>;
};

/** A real OpenID Connect provider in which whoever comes is signed in as `person` at once. */
export async function openCompany(redirectUri: string): Promise<CompanyDoor> {
  const server = createServer();
  const port = await listen(server);
  const door: { person: CompanyPerson } = { person: { email: "", emailVerified: false } };
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configurationOf(redirectUri, door));
  const callback = provider.callback();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith("/interaction/")) return void callback(request, response);
    const login = { accountId: "colleague", amr: [...(door.person.amr ?? ["pwd"])] };
    void provider.interactionFinished(request, response, { login });
  });
  return Object.assign(door, {
    issuer,
    visit: (address: string) => visit(address, issuer),
    close: () => close(server),
  });
}

const configurationOf = (redirectUri: string, door: { person: CompanyPerson }): Configuration => ({
  clients: [
    {
      client_id: COMPANY_CLIENT.id,
      client_secret: COMPANY_CLIENT.secret,
      redirect_uris: [redirectUri],
      response_types: ["code"],
      grant_types: ["authorization_code"],
      require_auth_time: true,
    },
  ],
  cookies: { keys: ["cookies of the tests"] },
  claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name"], auth_time: null },
  features: { devInteractions: { enabled: false } },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: door.person.email, email_verified: door.person.emailVerified }),
  }),
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  loadExistingGrant: async (context) => {
    const { client, session, provider } = context.oidc;
    const grant = new provider.Grant({ clientId: client?.clientId ?? "", accountId: session?.accountId ?? "" });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

/** Follows every step with a jar of its own, until it would leave the provider. */
async function visit(address: string, issuer: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(address);
  while (at.origin === issuer) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const cut = pair.indexOf("=");
      jar.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const next = answer.headers.get("location");
    if (next === null)
      throw new Error(`The company stopped at ${at.pathname}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at);
  }
  return at;
}

/** What a provider that means harm, or is broken, puts into its token. */
export type ForgedToken = {
  readonly audience?: string;
  readonly issuer?: string;
  readonly nonce?: string;
  readonly signedByAnother?: boolean;
  readonly agedSeconds?: number;
  readonly email: string;
};

/** A provider that answers every code with the token it is told to. */
export async function openForger(forged: (nonce: string) => ForgedToken) {
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const [own, another] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "k", alg: "RS256", use: "sig" };
  let nonce = "";
  const idToken = async () => {
    const token = forged(nonce);
    const issuedAt = Math.floor(Date.now() / 1000) - (token.agedSeconds ?? 0);
    return new SignJWT({ nonce: token.nonce ?? nonce, email: token.email, email_verified: true, auth_time: issuedAt })
      .setProtectedHeader({ alg: "RS256", kid: "k" })
      .setIssuer(token.issuer ?? issuer)
      .setAudience(token.audience ?? COMPANY_CLIENT.id)
      .setSubject("colleague")
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + 300)
      .sign(token.signedByAnother ? another.privateKey : own.privateKey);
  };
  const answers: Readonly<Record<string, () => Promise<object>>> = {
    "/.well-known/openid-configuration": async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ["RS256"],
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
    }),
    "/jwks": async () => ({ keys: [jwk] }),
    "/token": async () => ({ access_token: "a", token_type: "Bearer", expires_in: 60, id_token: await idToken() }),
  };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const answer = answers[new URL(request.url ?? "/", issuer).pathname];
    void (answer ? answer() : Promise.resolve({})).then((body) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(body));
    });
  });
  return {
    issuer,
    /** As a browser that was signed in there at once. */
    visit: (address: string) => {
      const asked = new URL(address).searchParams;
      nonce = asked.get("nonce") ?? "";
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.search = new URLSearchParams({ code: "c", state: asked.get("state") ?? "", iss: issuer }).toString();
      return back;
    },
    close: () => close(server),
  };
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
