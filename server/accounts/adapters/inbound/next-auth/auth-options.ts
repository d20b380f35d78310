import type { AuthOptions, Session } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { describeSession, type SessionInfoDto } from "@/server/accounts/application/dto/session-info-dto";
import type { AuthCommands } from "@/server/accounts/application/ports/inbound/auth-command-port";
import { CALLBACK_COOKIE, privateCookie, SESSION_COOKIE } from "./cookie-names";
import { redactingLogger } from "./redacting-logger";
import { safePath } from "./safe-path";

/** Longer than any session lives; each session's own end is decided on its row. */
const LONGEST_SESSION_SECONDS = 30 * 24 * 3_600;

/** What next-auth carries instead of claims: the opaque token, and what its row said a moment ago. */
type SessionToken = JWT & { readonly sid: string; readonly principal: SessionInfoDto };

/**
 * next-auth as a thin shell: its cookie holds our opaque token, `decode` asks the session row, `encode` gives the same
 * token back. No provider: sessions are opened by our own use cases, which set this cookie themselves.
 */
export const authOptions = (auth: Pick<AuthCommands, "resolve">, secret: string): AuthOptions => ({
  secret,
  providers: [],
  session: { strategy: "jwt", maxAge: LONGEST_SESSION_SECONDS },
  useSecureCookies: true,
  cookies: {
    sessionToken: { name: SESSION_COOKIE, options: privateCookie },
    callbackUrl: { name: CALLBACK_COOKIE, options: privateCookie },
  },
  pages: {
    signIn: "/login",
    signOut: "/account/security",
    error: "/login",
    verifyRequest: "/verify",
    newUser: "/account",
  },
  logger: redactingLogger,
  jwt: {
    maxAge: LONGEST_SESSION_SECONDS,
    encode: ({ token }) => (isSessionToken(token) ? token.sid : ""),
    decode: async ({ token }) => {
      if (!token) return null;
      const session = await auth.resolve(token);
      return session.state === "LIVE" ? { sid: token, principal: describeSession(session.actor) } : null;
    },
  },
  callbacks: {
    // What a client posts to the session endpoint arrives here as `session`, and is never merged.
    jwt: ({ token }) => token,
    session: ({ session, token }) => publicSession(session, token),
    redirect: ({ url, baseUrl }) => `${baseUrl}${safePath(pathOf(url, baseUrl), "/")}`,
  },
});

const isSessionToken = (token: JWT | undefined): token is SessionToken =>
  typeof token?.["sid"] === "string" && typeof token["principal"] === "object";

/** Name and side, and when it ends; the token stays in its cookie. */
function publicSession({ expires }: Session, token: JWT): Session {
  if (!isSessionToken(token)) return { expires };
  return { expires, user: { name: token.principal.name } };
}

const pathOf = (url: string, baseUrl: string): string =>
  url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
