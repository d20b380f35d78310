import { createHash, randomBytes } from "node:crypto";
import NextAuth, { type AuthOptions, type Profile } from "next-auth";
import type { CompanyWord } from "@/server/accounts/domain/policies/company-sign-in-policy";
import type { CompanySettings } from "@/server/platform/company-settings";
import { COMPANY_PROVIDER, companyProvider, companyWord } from "./company-provider";
import { CALLBACK_COOKIE, COMPANY_COOKIES, privateCookie } from "./cookie-names";
import { redactingLogger } from "./redacting-logger";
import { safePath } from "./safe-path";

/** This installation, as next-auth has to know it. */
export type Installation = { readonly company: CompanySettings; readonly origin: string; readonly secret: string };

/** Where the browser is to go, and what it has to bring back. */
export type WayThere = { readonly to: string; readonly setCookies: readonly string[] };

type Cookies = Readonly<Record<string, string>>;

const CSRF = "__Host-next-auth.csrf-token";
const SECONDS_THERE_AND_BACK = 15 * 60;

/** Where to come back to, and whether somebody signed in there has to prove it once more. */
export type Errand = { readonly next: string; readonly anew?: boolean };

/** Begins: state, nonce and PKCE go into cookies. Null when the provider can't be asked. */
export async function askCompany(here: Installation, { next, anew }: Errand): Promise<WayThere | null> {
  const token = randomBytes(32).toString("hex");
  const answer = await askNextAuth(here, () => undefined, {
    action: "signin",
    method: "POST",
    // next-auth's own token is made here, once our form's held.
    cookies: { [CSRF]: `${token}|${createHash("sha256").update(`${token}${here.secret}`).digest("hex")}` },
    body: { csrfToken: token, callbackUrl: `${here.origin}${next}` },
    query: {},
    anew: anew ?? false,
  });
  const { location, setCookies } = answer;
  if (!location || !URL.canParse(location) || new URL(location).origin === here.origin) return null;
  return { to: location, setCookies: setCookies.filter((cookie) => !cookie.startsWith(`${CSRF}=`)) };
}

/** Ends: what the provider says, once state, nonce, PKCE, signature, issuer, audience and age held; else null. */
export async function hearCompany(
  here: Installation,
  came: { readonly cookies: Cookies; readonly query: Readonly<Record<string, string>> },
): Promise<CompanyWord | null> {
  let word: CompanyWord | null = null;
  const hear = (profile: Profile) => {
    word = companyWord({ ...profile });
  };
  await askNextAuth(here, hear, { action: "callback", method: "GET", body: {}, anew: false, ...came });
  return word;
}

/** Where the team's work begins. */
export const HOME = "/console";

/** The page that the browser was to go to: one of ours, whatever its cookie says. */
export const pathAfter = (kept: string | undefined, origin: string): string =>
  safePath(kept?.startsWith(`${origin}/`) ? kept.slice(origin.length) : "", HOME);

type Asked = {
  readonly action: "signin" | "callback";
  readonly method: "GET" | "POST";
  readonly cookies: Cookies;
  readonly body: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly anew: boolean;
};

/** next-auth's protocol work alone: it opens no session, since the answer to "may they come in?" is a path. */
async function askNextAuth({ company, origin, secret }: Installation, hear: (profile: Profile) => void, asked: Asked) {
  // next-auth takes its own address from the environment alone; a Host header must not choose it.
  process.env["NEXTAUTH_URL"] ??= origin;
  const options: AuthOptions = {
    secret,
    providers: [companyProvider(company, asked.anew)],
    session: { strategy: "jwt" },
    useSecureCookies: true,
    cookies: {
      state: crossing(COMPANY_COOKIES.state),
      nonce: crossing(COMPANY_COOKIES.nonce),
      pkceCodeVerifier: crossing(COMPANY_COOKIES.verifier),
      callbackUrl: { name: CALLBACK_COOKIE, options: privateCookie },
    },
    pages: { signIn: "/login", error: "/login" },
    logger: redactingLogger,
    callbacks: {
      signIn: ({ profile }) => {
        if (profile) hear(profile);
        return "/login";
      },
    },
  };
  const { action, method, cookies, body, query } = asked;
  const request = { method, cookies, body, headers: {}, query: { ...query, nextauth: [action, COMPANY_PROVIDER] } };
  const recorded = recordingResponse();
  await NextAuth(asApiRequest(request), recorded.response, options);
  return recorded.answer();
}

const crossing = (name: string) => ({ name, options: { ...privateCookie, maxAge: SECONDS_THERE_AND_BACK } });

type ApiRequest = Parameters<typeof NextAuth>[0];
type ApiResponse = Parameters<typeof NextAuth>[1];

/** The cast holds because next-auth reads method, cookies, body, headers and query of it, and nothing else. */
const asApiRequest = (request: object): ApiRequest => request as ApiRequest;

/** What next-auth would have sent. The cast holds because it calls these and nothing else. */
function recordingResponse() {
  const headers = new Map<string, unknown>();
  const response = {
    status: () => response,
    setHeader: (name: string, value: unknown) => {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    end: () => response,
    send: () => response,
    json: () => response,
  };
  const textsOf = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === "string");
  return {
    response: response as object as ApiResponse,
    answer: () => ({
      location: textsOf(headers.get("location"))[0] ?? null,
      setCookies: textsOf(headers.get("set-cookie")),
    }),
  };
}
