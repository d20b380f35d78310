import { INVITE_LINK_COOKIE, RESET_LINK_COOKIE, VERIFY_LINK_COOKIE } from "./cookie-names";

/** A link of a mail that was just opened: where its page is, and what the browser keeps for it. */
export type OpenedLink = { readonly page: string; readonly cookie: string; readonly token: string };

const LINKS: Readonly<Record<string, { readonly page: string; readonly cookie: string }>> = {
  "/verify": { page: "/verify/link", cookie: VERIFY_LINK_COOKIE },
  "/reset": { page: "/reset", cookie: RESET_LINK_COOKIE },
  "/invite": { page: "/invite", cookie: INVITE_LINK_COOKIE },
};

/** What a signed token looks like; anything else is kept as nothing, and the page says that the link does not work. */
const TOKEN_SHAPE = /^[\w-]{1,200}\.[\w-]{1,700}\.[\w-]{1,100}$/;

/** Longer than any link works: a late one still says where a new message is to go. What it opens, the link itself says. */
export const LINK_COOKIE_SECONDS = 86_400;

/**
 * Reads a link as the mail gives it: its token goes from the address into a cookie, so that no history, no referrer and
 * no page keeps it. Opening it uses nothing up. Null for every other request.
 */
export function openedLink(method: string, { pathname, searchParams }: URL): OpenedLink | null {
  const link = LINKS[pathname];
  const token = searchParams.get("token");
  if (!link || token === null || (method !== "GET" && method !== "HEAD")) return null;
  return { ...link, token: TOKEN_SHAPE.test(token) ? token : "" };
}
