import { SESSION_COOKIE } from "./cookie-names";

const isOfSession = (cookie: string): boolean => cookie.startsWith(`${SESSION_COOKIE}=`);

const isEmptied = (cookie: string): boolean => cookie.startsWith(`${SESSION_COOKIE}=;`);

export const clearsSession = (headers: Headers): boolean => headers.getSetCookie().some(isEmptied);

/**
 * next-auth gives the session cookie anew whenever it is asked about, for thirty days: a sign-in that was to end with
 * the browser would outlive it, and an answer on its way would bring back a cookie that was just taken. Only its taking
 * away passes.
 */
export function dropRenewedSession(headers: Headers): void {
  const kept = headers.getSetCookie().filter((cookie) => !isOfSession(cookie) || isEmptied(cookie));
  headers.delete("set-cookie");
  for (const cookie of kept) headers.append("set-cookie", cookie);
}

/** next-auth answers 500 to a callback cookie that is no address: it never sees one. */
export const isCallback = (kept: string | undefined): boolean =>
  kept === undefined || (/^https?:\/\//.test(kept) && URL.canParse(kept));
