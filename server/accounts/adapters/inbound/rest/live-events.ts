import { cookies } from "next/headers";
import { describeSession } from "@/server/accounts/application/dto/session-info-dto";
import type { ResolvedSession } from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import type { Permission } from "@/server/accounts/domain/policies/permission-policy";
import { composition } from "@/server/composition-root";
import { logger } from "@/server/platform/logger";
import { SESSION_COOKIE } from "../next-auth/cookie-names";
import { endOf, hasLineLeft, liveStream } from "./live-stream";

const SUBSCRIBE = "live.subscribe" satisfies Permission;

/** What a topic besides the own account needs, by its kind. */
const TOPICS: readonly { readonly shape: RegExp; readonly permission: Permission }[] = [
  { shape: /^review-queue$/, permission: "case.read" },
  { shape: /^approvals$/, permission: "approval.read" },
  { shape: /^sellers$/, permission: "seller.read" },
  { shape: /^account:[0-9a-f-]{36}$/, permission: "account.read" },
];

const MOST_TOPICS = 20;

type LiveSession = Extract<ResolvedSession, { state: "LIVE" }>;

/**
 * `GET /api/events?topic=...`: tells an open page that something changed (`changed`, with the topic and nothing else)
 * and, at once, that its session is over (`session-ended`, and the stream closes). The session is asked again before
 * every push and every few seconds, so a missed signal delays the news and never hides it. Asked by its id: a proof in
 * another tab gives it a new token, and the old one would look like a thief's copy.
 */
export async function openLiveEvents(request: Request): Promise<Response> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value ?? "";
  const session = await composition().accounts.auth.resolve(token).catch(cannotBeChecked);
  if (session === null) return new Response(null, { status: 503, headers: { "retry-after": "1" } });
  if (session.state !== "LIVE") return stream(endOf(session));
  if (!describeSession(session.actor).can.includes(SUBSCRIBE)) return new Response(null, { status: 403 });
  const { sessionId } = session.actor;
  if (!hasLineLeft(sessionId)) return new Response(null, { status: 429 });
  const { liveChannel, accounts } = composition();
  return stream(
    liveStream({
      sessionId,
      topics: topicsFor(session, request),
      signal: request.signal,
      subscribe: (topic, listener) => liveChannel.subscribe(topic, listener),
      recheck: (id) => accounts.auth.recheck(id),
    }),
  );
}

function cannotBeChecked(err: unknown): null {
  logger.error({ err }, "a session could not be checked");
  return null;
}

/** The own account, and of what else was asked for whatever the permission table allows. */
function topicsFor({ actor }: LiveSession, request: Request): readonly string[] {
  const { can } = describeSession(actor);
  const asked = new URL(request.url).searchParams.getAll("topic").slice(0, MOST_TOPICS);
  const allowed = asked.filter((topic) =>
    TOPICS.some((kind) => kind.shape.test(topic) && can.includes(kind.permission)),
  );
  return [...new Set([`account:${actor.accountId}`, ...allowed])];
}

const stream = (body: ReadableStream<Uint8Array>): Response =>
  new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
