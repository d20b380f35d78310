/** The questions that are asked of every request before Next sees it. They read the request alone. */
type Request = { readonly method: string; readonly headers: Headers };

const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True for a change that a browser sends from somewhere else than our own pages (or won't say from where). Programs
 * send neither header and carry no cookie that a person did not give them.
 */
export function foreignMutation({ method, headers }: Request, origin: string): boolean {
  if (READS.has(method)) return false;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return true;
  const from = headers.get("origin");
  return from !== null && from !== origin && !isSameHost(from, origin);
}

function isSameHost(from: string, origin: string): boolean {
  if (!URL.canParse(from)) return false;
  const [theirs, ours] = [new URL(from), new URL(origin)];
  return theirs.host === ours.host && theirs.protocol === ours.protocol;
}

/** Pages that are nothing without somebody signed in. Only a hint: each of them asks the session itself. */
export const needsSignIn = (path: string): boolean => /^\/(?:console|account)(?:\/|$)/i.test(path);

/** Far more than any form of ours; Next stops reading there as well, but as an error of ours. */
export const MOST_FORM_BYTES = 128 * 1024;

/** True for a form that says itself that it is larger than any of ours. Other doors have limits of their own. */
export function isTooLargeForm({ method, headers }: Request, path: string): boolean {
  if (READS.has(method) || path.startsWith("/api/")) return false;
  return Number(headers.get("content-length") ?? 0) > MOST_FORM_BYTES;
}
