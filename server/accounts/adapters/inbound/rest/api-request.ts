import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction, AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import { secretOf } from "@/server/accounts/domain/entities/api-key";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { type Result, refuse } from "@/server/accounts/domain/result";
import type { MachineApi } from "@/server/accounts/machine-api";
import { accountsModule } from "@/server/composition-root";
import { logger } from "@/server/platform/logger";
import { programHeaders } from "../next-auth/security-headers";
import { requestOrigin } from "../request-origin";
import { type ReadBody, readJsonBody, unstorableField } from "./api-body";
import { type ApiRequest, type ApiResponse, requestOfWeb, responseToWeb } from "./api-exchange";
import { once } from "./api-once";
import { type ApiRoute, type Matched, matchRoute } from "./api-route";
import { type Ahead, accountOf, contactInUrl, holdsContact, readAhead } from "./named-account";
import { malformed, problem } from "./problem";
import { apiRoutes } from "./urls";

type Api = { readonly api: MachineApi; readonly auditLog: AuditLog };
type Asked = Api & { readonly request: ApiRequest; readonly origin: RequestOrigin };
type Known = Asked & Early & { readonly actor: MachineActor; readonly matched: Matched };

/** What begins while the key is still looked at. */
type Early = { readonly ahead: Ahead; readonly coming: Promise<ReadBody> | null };

const nothingEarly: Early = { ahead: null, coming: null };

/** The same as a request and an answer of the web platform. */
export const answerApi = async (request: Request, deps: Api = accountsModule()): Promise<Response> =>
  responseToWeb(await answerMachine(requestOfWeb(request), deps));

/** `/api/v1/...`: key, budget, route, scope, form, in this order; then the one route of the table. No cookie is read. */
export async function answerMachine(request: ApiRequest, deps: Api = accountsModule()): Promise<ApiResponse> {
  const origin = requestOrigin(request.headers, "api");
  const asked: Asked = { api: deps.api, auditLog: deps.auditLog, request, origin };
  try {
    return await answer(asked);
  } catch (err) {
    logger.error({ err, requestId: origin.requestId, method: request.method }, "a request of another system failed");
    if (isBusy(err)) return problem({ code: "UNAVAILABLE", retryAfterSeconds: 1 }, { requestId: origin.requestId });
    const detail = `Something broke on our side. Quote ${origin.requestId}.`;
    return problem({ code: "UNAVAILABLE", retryAfterSeconds: 1 }, { requestId: origin.requestId, status: 500, detail });
  }
}

/** No connection became free in time, or the database gave up on a statement: come back, nothing is broken. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && /timeout exceeded when trying to connect|canceling statement due to/.test(error.message);

async function answer(asked: Asked): Promise<ApiResponse> {
  const { request, origin, api } = asked;
  const { requestId } = origin;
  const segments = segmentsOf(request);
  const matched = segments && matchRoute(apiRoutes, request.method === "HEAD" ? "GET" : request.method, segments);
  const key = keyOf(request);
  const isWorthIt = matched && "route" in matched && secretOf(key) !== null;
  const early = isWorthIt ? beginEarly(api, request, matched) : nothingEarly;
  const actor = await actorOf(key, api);
  if (!actor.ok) return await refusedAtDoor(asked, actor.refusal);
  if (!matched) return problem({ code: "NOT_FOUND", what: "route" }, { requestId });
  if ("allow" in matched) {
    return malformed(405, "This path has other methods.", { requestId, headers: { allow: matched.allow.join(", ") } });
  }
  const known: Known = { ...asked, ...early, actor: actor.value, matched };
  const { scope } = matched.route;
  if (!actor.value.scopes.includes(scope)) {
    return await refused(known, { code: "FORBIDDEN", permission: scope }, `This key lacks the scope ${scope}.`);
  }
  return await withBody(known);
}

function beginEarly(api: MachineApi, request: ApiRequest, matched: Matched): Early {
  const { body, readsAhead } = matched.route;
  const coming = body && readsAhead ? readJsonBody(request, body) : null;
  coming?.catch(() => undefined);
  return { coming, ahead: readAhead(api, matched, coming) };
}

function keyOf({ headers }: ApiRequest): string {
  const [scheme = "", key = "", ...rest] = (headers.get("authorization") ?? "").split(" ");
  return scheme.toLowerCase() === "bearer" && rest.length === 0 ? key : "";
}

/** Where nobody can say whose key it is, the answer is 503 (R71). */
async function actorOf(key: string, api: MachineApi): Promise<Result<MachineActor>> {
  try {
    return await api.resolveKey(key);
  } catch (err) {
    logger.error({ err }, "an API key could not be checked");
    return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 1 });
  }
}

/** Counted per minute and source, so that neither strangers nor a key in a loop fill the trail. */
async function refusedAtDoor({ auditLog, origin }: Asked, refusal: Refusal): Promise<ApiResponse> {
  if (refusal.code !== "UNAVAILABLE") {
    const anonymous = { kind: "ANONYMOUS" } as const;
    await auditLog.recordRefusal({
      action: "api.request",
      actor: anonymous,
      origin,
      code: refusal.code,
      subject: null,
    });
  }
  return problem(refusal, { requestId: origin.requestId });
}

/** The segments below `/api/v1`, each decoded once; null for what can't be decoded. */
function segmentsOf({ url }: ApiRequest): readonly string[] | null {
  const [, rest = ""] = /\/api\/v1\/?(.*)$/.exec(url.pathname) ?? [];
  try {
    return rest.split("/").map(decodeURIComponent);
  } catch {
    return null;
  }
}

async function withBody(known: Known): Promise<ApiResponse> {
  const { request, origin, matched, api, actor, coming } = known;
  const { route } = matched;
  const { requestId } = origin;
  const body: ReadBody | null = route.body && (await (coming ?? readJsonBody(request, route.body)));
  if (body && "status" in body) {
    await audit(known, route.action, { code: "VALIDATION", fields: [] });
    return malformed(body.status, body.problem, { requestId });
  }
  const text = body?.text ?? "";
  const asked = { request, text, shownOnce: route.shownOnce ?? [] };
  return await once({ api, actor, requestId }, asked, () => run(known, body));
}

async function run(known: Known, body: Exclude<ReadBody, { status: number }> | null): Promise<ApiResponse> {
  const { api, actor, origin, matched, request } = known;
  const { route, params } = matched;
  const parsed = parse(route, request, body);
  if (!parsed.ok) return await refused(known, parsed.refusal);
  const account = await accountOf(known, params["id"]);
  if (!account.ok) return await refused(known, account.refusal);
  const { headers } = request;
  const answered = await route.run({ api, actor, origin, params, ...account.value, ...parsed.value, headers });
  if (!answered.ok) return problem(answered.refusal, { requestId: origin.requestId });
  return {
    status: answered.value.status,
    body: JSON.stringify(answered.value.body),
    headers: { ...programHeaders, "content-type": "application/json", "x-request-id": origin.requestId },
  };
}

type Parsed = { readonly query: unknown; readonly body: unknown };

function parse(
  { query, body }: ApiRoute,
  { url }: ApiRequest,
  read: { readonly value: unknown } | null,
): Result<Parsed> {
  const { searchParams } = url;
  const asked = Object.fromEntries(searchParams);
  const inUrl = [...searchParams].find(([, value]) => holdsContact(value));
  if (inUrl) return invalid(inUrl[0], contactInUrl);
  const odd =
    unstorableField(asked) ?? (body?.mostBytes === undefined || Array.isArray(read?.value) ? null : oddBody(read));
  if (odd) return invalid(odd.slice(0, 100), "This holds a character that can't be kept.");
  const readQuery = query.safeParse(asked);
  if (!readQuery.success) return invalidFields(readQuery.error.issues);
  if (!body) return { ok: true, value: { query: readQuery.data, body: null } };
  const readBody = body.schema.safeParse(read?.value);
  if (!readBody.success) return invalidFields(readBody.error.issues);
  return { ok: true, value: { query: readQuery.data, body: readBody.data } };
}

/** Events are looked at one by one where they are read. */
const oddBody = (read: { readonly value: unknown; readonly type?: string } | null): string | null =>
  read?.type?.startsWith("application/cloudevents") ? null : unstorableField(read?.value);

const invalid = (field: string, sentence: string) =>
  refuse({ code: "VALIDATION", fields: [{ field, problem: sentence }] });

/** zod's issues as field and sentence. The offending value is never repeated. */
function invalidFields(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  const fields = issues.map(({ path, message }) => ({ field: path.map(String).join("."), problem: message }));
  return refuse({ code: "VALIDATION", fields });
}

/** Early refusals of changes leave an entry; a read that was asked wrongly only where a scope is missing. */
async function refused(known: Known, refusal: Refusal, detail?: string): Promise<ApiResponse> {
  const { route } = known.matched;
  if (route.method !== "GET" || refusal.code === "FORBIDDEN") await audit(known, route.action, refusal);
  return problem(refusal, { requestId: known.origin.requestId, ...(detail === undefined ? {} : { detail }) });
}

async function audit({ auditLog, actor, origin }: Known, action: AuditAction, { code }: Refusal): Promise<void> {
  await auditLog.recordRefusal({ action, actor, origin, code, subject: null });
}
