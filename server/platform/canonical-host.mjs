// @ts-check

const READS = new Set(["GET", "HEAD"]);
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Where a page asked for by the loopback's other name lives, or null. Cookies of the two names are not shared, so one
 * of them is the address and the other leads there. Next takes the two for one, so it is decided before Next. Its own
 * question for the page that a form leads to comes by either name: led elsewhere, it would lose the cookies it carries.
 *
 * @param {{ method?: string | undefined, url?: string | undefined, headers: { host?: string | undefined, rsc?: string | string[] | undefined } }} request
 * @param {string | undefined} origin the address people type
 * @returns {string | null}
 */
export function canonicalAddress({ method = "GET", url = "/", headers: { host, rsc } }, origin) {
  if (rsc !== undefined || !origin || !host || !READS.has(method) || url.startsWith("/api/") || !url.startsWith("/"))
    return null;
  if (!URL.canParse(origin) || !URL.canParse(`http://${host}`)) return null;
  const ours = new URL(origin);
  const theirs = new URL(`http://${host}`);
  const areOneMachine = LOOPBACK.has(theirs.hostname) && LOOPBACK.has(ours.hostname) && theirs.port === ours.port;
  return areOneMachine && theirs.hostname !== ours.hostname ? `${ours.origin}${url}` : null;
}

/**
 * Whether a request names another host than this machine while the product serves this machine alone. A page elsewhere
 * whose name was pointed at the loopback address (DNS rebinding) would otherwise read the demo and its mailbox.
 *
 * @param {{ headers: { host?: string | undefined } }} request
 * @param {string | undefined} origin the address people type
 * @returns {boolean}
 */
export function isForeignHost({ headers: { host } }, origin) {
  if (!origin || host === undefined || !URL.canParse(origin) || !isOwnName(new URL(origin).hostname)) return false;
  return !URL.canParse(`http://${host}`) || !isOwnName(new URL(`http://${host}`).hostname);
}

/** @param {string} hostname */
const isOwnName = (hostname) => LOOPBACK.has(hostname) || /^127(?:\.\d{1,3}){3}$/.test(hostname);
