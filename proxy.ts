import { type NextRequest, NextResponse } from "next/server";
import { CSRF_COOKIE, privateCookie, SESSION_COOKIE } from "@/server/accounts/adapters/inbound/next-auth/cookie-names";
import { foreignMutation, isTooLargeForm, needsSignIn } from "@/server/accounts/adapters/inbound/next-auth/gate";
import {
  LINK_COOKIE_SECONDS,
  type OpenedLink,
  openedLink,
} from "@/server/accounts/adapters/inbound/next-auth/opened-link";
import { securityHeaders } from "@/server/accounts/adapters/inbound/next-auth/security-headers";
import {
  databaseIsAway,
  RETRY_SECONDS,
  unavailablePage,
  wantsPage,
} from "@/server/accounts/adapters/inbound/next-auth/unavailable-page";

/**
 * Procedures and the sign of life pass by: they draw no page, refuse foreign posts themselves and are asked most. So do
 * documents, whose bodies are larger than what is copied here, and their pages, and reports of browsers, which change nothing but a count and come without a page's cookies, and the HTML of a mail kept for development: its own headers are stricter, but for the frame that shows it.
 */
export const config = {
  matcher: [
    "/((?!_next/static|_next/image|icon\\.svg$|api/trpc/|api/health$|api/csp-reports$|api/documents$|api/documents/[^/]+/pages/[^/]+$|dev/mailbox/html$).*)",
  ],
};

/**
 * The front step of every request: refuses foreign posts before Next sees them, takes the token of a mail's link out of
 * the address, sends who has no session cookie to the door, and sets the page's headers. It never decides who somebody is: every page, procedure and
 * action reads the session itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const origin = process.env["NEXTAUTH_URL"] ?? `${request.nextUrl.protocol}//${request.headers.get("host")}`;
  const nonce = randomText();
  const headers = securityHeaders({ nonce, isSecure: origin.startsWith("https:"), isDevelopment: isDevelopment() });
  if (foreignMutation(request, origin)) return withHeaders(foreignAnswer(), headers);
  if (isTooLargeForm(request, request.nextUrl.pathname)) return withHeaders(tooLargeAnswer(), headers);
  const link = openedLink(request.method, request.nextUrl);
  if (link) return withHeaders(keepLink(link, origin), headers);
  if (wantsPage(request.method, request.nextUrl.pathname) && databaseIsAway()) {
    return withHeaders(unavailableAnswer(nonce), headers);
  }
  if (needsSignIn(request.nextUrl.pathname) && !request.cookies.has(SESSION_COOKIE)) {
    return withHeaders(NextResponse.redirect(signInAddress(request, origin), 307), headers);
  }
  return withHeaders(goOn(request, headers, nonce), headers);
}

const isDevelopment = (): boolean => process.env.NODE_ENV === "development";

/** Passes the request on with the nonce, without what only Next itself may say, and with a token for its forms. */
function goOn(request: NextRequest, headers: Headers, nonce: string): NextResponse {
  const passed = new Headers(request.headers);
  passed.delete("x-middleware-subrequest");
  passed.set("x-nonce", nonce);
  passed.set("content-security-policy", headers.get("content-security-policy") ?? "");
  if (request.cookies.has(CSRF_COOKIE) || request.method !== "GET" || request.nextUrl.pathname.startsWith("/api/")) {
    return NextResponse.next({ request: { headers: passed } });
  }
  const token = randomText();
  const carried = passed.get("cookie");
  passed.set("cookie", `${carried ? `${carried}; ` : ""}${CSRF_COOKIE}=${token}`);
  const response = NextResponse.next({ request: { headers: passed } });
  response.cookies.set(CSRF_COOKIE, token, privateCookie);
  return response;
}

function keepLink({ page, cookie, token }: OpenedLink, origin: string): NextResponse {
  const response = NextResponse.redirect(new URL(page, origin), 303);
  response.cookies.set(cookie, token, { ...privateCookie, maxAge: LINK_COOKIE_SECONDS });
  return response;
}

function signInAddress(request: NextRequest, origin: string): URL {
  const address = new URL("/login", origin);
  address.searchParams.set("next", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return address;
}

const foreignAnswer = (): NextResponse =>
  NextResponse.json({ title: "This request does not come from our own page.", status: 403 }, { status: 403 });

const tooLargeAnswer = (): NextResponse =>
  NextResponse.json({ title: "This is more than any of our forms holds.", status: 413 }, { status: 413 });

const unavailableAnswer = (nonce: string): NextResponse =>
  new NextResponse(unavailablePage(nonce), {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8", "retry-after": String(RETRY_SECONDS) },
  });

function withHeaders(response: NextResponse, headers: Headers): NextResponse {
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

const randomText = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64url");
