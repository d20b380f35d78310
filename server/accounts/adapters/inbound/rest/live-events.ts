import { cookies } from "next/headers";
import { describeSession } from "@/server/accounts/application/dto/session-info-dto";
import type { ResolvedSession } from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import type { Permission } from "@/server/accounts/domain/policies/permission-policy";
import { composition } from "@/server/composition-root";
import { logger } from "@/server/platform/logger";
import { SESSION_COOKIE } from "../next-auth/cookie-names";

const SUBSCRIBE = "live.subscribe" satisfies Permission;

/** What a topic besides the own account needs, by its kind. */
const TOPICS: readonly { readonly shape: RegExp; readonly permission: Permission }[] = [
  { shape: /^review-queue$/, permission: "case.read" },
  { shape: /^approvals$/, permission: "approval.read" },
  { shape: /^sellers$/, permission: "seller.read" },
  { shape: /^account:[0-9a-f-]{36}$/, permission: "account.read" },
];

const HEARTBEAT_MS = 20_000;
const MOST_TOPICS = 20;
const MOST_STREAMS_PER_SESSION = 12;

type LiveSession = Extract<ResolvedSession, { state: "LIVE" }>;

const streams = new Map<string, number>();

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
  if ((streams.get(sessionId) ?? 0) >= MOST_STREAMS_PER_SESSION) return new Response(null, { status: 429 });
  return stream(liveStream(topicsFor(session, request), request.signal, session));
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

function liveStream(topics: readonly string[], signal: AbortSignal, { actor }: LiveSession) {
  const { liveChannel, accounts } = composition();
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const recheck = async (news: string) => {
        const now = await accounts.auth.recheck(actor.sessionId).catch(() => null);
        // Whether the session is good could not be asked: nothing is told until it can.
        if (!open || now === null) return;
        controller.enqueue(encoder.encode(now.state === "LIVE" ? news : endText(now)));
        if (now.state === "LIVE") return;
        stop();
        controller.close();
      };
      const unsubscribe = topics.map((topic) =>
        liveChannel.subscribe(topic, () => void recheck(eventText("changed", { topic }))),
      );
      const heartbeat = setInterval(() => void recheck(": still here\n\n"), HEARTBEAT_MS);
      streams.set(actor.sessionId, (streams.get(actor.sessionId) ?? 0) + 1);
      stop = () => {
        if (!open) return;
        open = false;
        clearInterval(heartbeat);
        for (const leave of unsubscribe) leave();
        forget(actor.sessionId);
      };
      signal.addEventListener("abort", stop);
      // The session may have ended between its check and the subscription.
      void recheck("retry: 2000\n\n");
    },
    cancel: () => stop(),
  });
}

function forget(sessionId: string): void {
  const left = (streams.get(sessionId) ?? 1) - 1;
  if (left > 0) streams.set(sessionId, left);
  else streams.delete(sessionId);
}

const eventText = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

const endText = ({ state }: ResolvedSession): string => eventText("session-ended", { state });

const endOf = (session: ResolvedSession): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(endText(session)));
      controller.close();
    },
  });

const stream = (body: ReadableStream<Uint8Array>): Response =>
  new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
