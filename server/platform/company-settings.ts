import { isLoopback } from "./loopback";

/** The company's own sign-in: an OpenID Connect provider that knows this product as a client. */
export type CompanySettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As the button names it: "Sign in with {name}". */
  readonly name: string;
  /** Its word that a second factor was proved counts here; else our own follows. */
  readonly trustsMfa: boolean;
};

type Read = (name: string) => string | undefined;

const LONGEST_NAME = 40;

/** Null where nothing is set up. Half a setup is a problem: the button would lead nowhere. */
export function readCompanySettings(read: Read, problems: string[]): CompanySettings | null {
  const [issuer, clientId, clientSecret] = [read("OIDC_ISSUER"), read("OIDC_CLIENT_ID"), read("OIDC_CLIENT_SECRET")];
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    problems.push("OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed together");
    return null;
  }
  if (!isSafeIssuer(issuer)) problems.push("OIDC_ISSUER must be an https address, such as https://login.example.com");
  const name = read("OIDC_NAME") ?? "your company";
  if (name.length > LONGEST_NAME || /\p{C}/u.test(name)) problems.push("OIDC_NAME must be a short name to read");
  return {
    issuer: issuer.replace(/\/+$/, ""),
    clientId,
    clientSecret,
    name,
    trustsMfa: read("OIDC_TRUST_MFA") === "true",
  };
}

/** Plain http is for a provider on this very machine alone. */
function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const isClean = search === "" && hash === "" && username === "";
  return isClean && (protocol === "https:" || (protocol === "http:" && isLoopback(hostname)));
}
