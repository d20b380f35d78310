import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { CompanyWord } from "@/server/accounts/domain/policies/company-sign-in-policy";
import { composition } from "@/server/composition-root";
import type { CompanySettings } from "@/server/platform/company-settings";
import { requestOrigin } from "../request-origin";
import { deviceOfBrowser, renewSessionCookie } from "../rest/auth-cookies";
import { goOn } from "../rest/enter";
import { readPlainForm } from "../rest/plain-form";
import { stepUpPath } from "../rest/step-up-path";
import { askCompany, HOME, hearCompany, type Installation, pathAfter } from "./company-protocol";
import { CALLBACK_COOKIE, COMPANY_COOKIES, CSRF_COOKIE, privateCookie } from "./cookie-names";
import { signedInActor } from "./current-session";
import { goingToCompany } from "./going-to-company";
import { safePath } from "./safe-path";

/** Where somebody lands whom the company knows and this product does not let in: one answer for every cause. */
const REFUSED = "/login?company=refused";

/** `POST /api/auth/signin/company`: our own form, under our own token, to the company's page. */
export async function beginCompanySignIn(request: NextRequest, company: CompanySettings): Promise<Response> {
  const form = await readPlainForm(request);
  const expected = request.cookies.get(CSRF_COOKIE)?.value;
  if (!expected || form.get("csrf") !== expected) redirect("/login");
  const wanted = form.get("next");
  const next = safePath(typeof wanted === "string" ? wanted : "", HOME);
  const there = await askCompany(installation(company), { next, anew: form.get("anew") === "1" });
  return there ? goingToCompany(there, company.name) : redirect(REFUSED);
}

/** `GET /api/auth/callback/company`: next-auth checks what came back; who comes in, our own use case says. */
export async function finishCompanySignIn(request: NextRequest, company: CompanySettings): Promise<Response> {
  const word = await hearCompany(installation(company), {
    cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
    query: Object.fromEntries(request.nextUrl.searchParams),
  });
  const next = pathAfter(request.cookies.get(CALLBACK_COOKIE)?.value, composition().config.origin);
  await forgetTheWay();
  const actor = await signedInActor();
  if (actor?.kind === "STAFF") await proveAnew(word, actor, next, requestOrigin(request.headers, "web"));
  if (word === null) redirect(REFUSED);
  const signedIn = await composition().accounts.companyLogin(word, {
    deviceTokenHash: await deviceOfBrowser(),
    origin: requestOrigin(request.headers, "web"),
    trustsMfa: company.trustsMfa,
  });
  return signedIn.ok ? await goOn(signedIn.value, { keep: false, next }) : redirect(REFUSED);
}

/** Somebody signed in came back: for a fresh proof of who they are, and as nobody else. */
async function proveAnew(
  word: CompanyWord | null,
  actor: StaffActor,
  next: string,
  origin: RequestOrigin,
): Promise<never> {
  const proved = word && (await composition().accounts.secondFactors.stepUpByCompany(word, actor, origin));
  if (!proved?.ok) redirect(`${stepUpPath(next)}&company=refused`);
  await renewSessionCookie(proved.value);
  redirect(next);
}

function installation(company: CompanySettings): Installation {
  const { origin, sessionSecret: secret } = composition().config;
  return { company, origin, secret };
}

/** Each way there and back is good for one sign-in. */
async function forgetTheWay(): Promise<void> {
  const jar = await cookies();
  for (const name of [...Object.values(COMPANY_COOKIES), CALLBACK_COOKIE]) jar.delete({ name, ...privateCookie });
}
