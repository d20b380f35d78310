import type { Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { COMPANY_PROOF_SECONDS } from "@/server/accounts/application/use-cases/company-login/company-login";
import type { CompanyWord } from "@/server/accounts/domain/policies/company-sign-in-policy";
import type { CompanySettings } from "@/server/platform/company-settings";

export const COMPANY_PROVIDER = "company";

const ANSWER_WITHIN_MS = 5_000;

/**
 * The company's provider as next-auth asks it: code flow with state, nonce and PKCE; its word is what the token signs.
 * `anew`: whoever is signed in there proves it once more.
 */
export const companyProvider = (settings: CompanySettings, anew: boolean): OAuthConfig<Profile> => ({
  id: COMPANY_PROVIDER,
  name: settings.name,
  type: "oauth",
  wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
  clientId: settings.clientId,
  clientSecret: settings.clientSecret,
  checks: ["pkce", "state", "nonce"],
  idToken: true,
  httpOptions: { timeout: ANSWER_WITHIN_MS },
  authorization: {
    params: {
      scope: "openid email profile",
      ...(settings.trustsMfa ? { max_age: COMPANY_PROOF_SECONDS } : {}),
      ...(anew ? { prompt: "login" } : {}),
    },
  },
  userinfo: {
    // Many providers tell the address here alone. What the signed token says comes first.
    request: async ({ client, tokens }) => {
      const signed = signedClaims(tokens.id_token);
      if (signed["email"] !== undefined || client.issuer.metadata.userinfo_endpoint === undefined) return signed;
      const { access_token: accessToken } = tokens;
      if (accessToken === undefined) return signed;
      const told = await client.userinfo(accessToken);
      return told.sub === signed.sub ? { ...told, ...signed } : signed;
    },
  },
  profile: ({ sub }) => ({ id: sub ?? "" }),
});

type Claims = Profile & Readonly<Record<string, unknown>>;

/** Read after next-auth has checked signature, issuer, audience, nonce and age. */
function signedClaims(token: string | undefined): Claims {
  const payload: unknown = JSON.parse(Buffer.from(token?.split(".")[1] ?? "e30", "base64url").toString());
  return typeof payload === "object" && payload !== null ? { ...payload } : {};
}

/** The claims that count, and nothing else of what was sent. */
export function companyWord(claims: Readonly<Record<string, unknown>>): CompanyWord {
  const { email, email_verified: verified, amr, acr, auth_time: authTime } = claims;
  return {
    email: typeof email === "string" ? email : null,
    emailVerified: verified === true,
    methods: Array.isArray(amr) ? amr.filter((method): method is string => typeof method === "string") : [],
    contextClass: typeof acr === "string" ? acr : null,
    authenticatedAt: typeof authTime === "number" && Number.isFinite(authTime) ? new Date(authTime * 1000) : null,
  };
}
