import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { composition } from "@/server/composition-root";
import { logger } from "@/server/platform/logger";
import { requestOrigin } from "../request-origin";
import { authOptions } from "./auth-options";
import { COMPANY_PROVIDER } from "./company-provider";
import { beginCompanySignIn, finishCompanySignIn } from "./company-sign-in";
import { CALLBACK_COOKIE } from "./cookie-names";
import { currentSession, signedInActor } from "./current-session";
import { clearsSession, dropRenewedSession, isCallback } from "./own-cookies";
import { safePath } from "./safe-path";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** What of next-auth has work to do here; the rest, `_log` above all, is not there. */
const SERVED: Readonly<Record<string, readonly string[]>> = {
  GET: ["session", "csrf", "providers"],
  POST: ["signout"],
};

/** `/api/auth/*`: session, csrf and providers to read, and signing out. Signing in is our own forms' work. */
export async function handleNextAuth(request: NextRequest, context: RouteContext): Promise<Response> {
  const [action = "", ...more] = (await context.params).nextauth;
  const company = await handleCompany(request, `${action}/${more.join("/")}`);
  if (company) return company;
  const served = SERVED[request.method]?.includes(action) && more.length === 0;
  if (!served || !isCallback(request.cookies.get(CALLBACK_COOKIE)?.value)) return problem(404, "Not found");
  // next-auth takes a failed check for a dead session and would sign the browser out (R71).
  if (!(await canCheckSession())) return problem(503, "Sessions can't be checked now");
  const { config, accounts } = composition();
  // next-auth takes its own address from the environment alone; a Host header must not choose it.
  process.env["NEXTAUTH_URL"] ??= config.origin;
  const handler: unknown = NextAuth(authOptions(accounts.auth, config.sessionSecret));
  if (!isHandler(handler)) throw new Error("next-auth made no route handler.");
  const answer = await handler(withSafeCallback(request), context);
  // The row ends before the browser hears of it: a sign-out that could not be stored is an error.
  if (action === "signout" && clearsSession(answer.headers)) await endSession(request);
  dropRenewedSession(answer.headers);
  answer.headers.set("cache-control", "no-store");
  return answer;
}

/** The company's own sign-in, there and back; not there where none is set up. */
function handleCompany(request: NextRequest, path: string): Promise<Response> | null {
  const { company } = composition().config;
  if (company === null) return null;
  if (request.method === "POST" && path === `signin/${COMPANY_PROVIDER}`) return beginCompanySignIn(request, company);
  return request.method === "GET" && path === `callback/${COMPANY_PROVIDER}`
    ? finishCompanySignIn(request, company)
    : null;
}

const canCheckSession = (): Promise<boolean> =>
  currentSession().then(
    () => true,
    (err: unknown) => {
      logger.error({ err }, "a session could not be checked");
      return false;
    },
  );

async function endSession(request: Request): Promise<void> {
  const actor = await signedInActor();
  if (actor) await composition().accounts.auth.logout(actor, requestOrigin(request.headers, "web"));
}

const problem = (status: number, title: string): Response =>
  Response.json({ title, status }, { status, headers: status === 503 ? { "retry-after": "1" } : {} });

type Handler = (request: Request, context: RouteContext) => Promise<Response>;

const isHandler = (value: unknown): value is Handler => typeof value === "function";

/** A callback that is no path of ours makes next-auth answer 500: it never sees one. */
function withSafeCallback(request: NextRequest): NextRequest {
  const wanted = request.nextUrl.searchParams.get("callbackUrl");
  if (wanted === null) return request;
  const url = request.nextUrl.clone();
  url.searchParams.set("callbackUrl", safePath(wanted, "/"));
  return new NextRequest(url, request);
}
