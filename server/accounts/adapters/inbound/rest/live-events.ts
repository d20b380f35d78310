import { cookies } from "next/headers";
import type { ResolvedSession } from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import type { Permission } from "@/server/accounts/domain/policies/permission-policy";
import { composition } from "@/server/composition-root";
import { SESSION_COOKIE } from "../next-auth/cookie-names";

/** What the stream declares; the session itself says whether somebody has it. */
export const liveEventsPermission = "live.subscribe" satisfies Permission;

const HEARTBEAT_MS = 20_000;
const MOST_TOPICS = 20;
const MOST_STREAMS_PER_SESSION = 12;

type LiveSession = Extract<ResolvedSession, { state: "LIVE" }>;

const streams = new Map<string, number>();

/**
 * `GET /api/events?topic=...`: tells an open page that something changed (`changed`, with the topic and nothing else)
 * and, at once, that its session is over (`session-ended`, and the stream closes). The session is asked again before
 * every push and every few seconds, so a missed signal delays the news and never hides it.
 */
export async function openLiveEvents(request: Request): Promise<Response> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value ?? "";
  const session = await composition().accounts.auth.resolve(token);
  if (session.state !== "LIVE") return stream(endOf(session));
  const { sessionId } = session.actor;
  if ((streams.get(sessionId) ?? 0) >= MOST_STREAMS_PER_SESSION) return new Response(null, { status: 429 });
  return stream(liveStream(token, topicsFor(session, request), request.signal, session));
}

/** A holder hears of the own account alone; staff of the queue and of accounts they look at. Never contents. */
function topicsFor({ actor }: LiveSession, request: Request): readonly string[] {
  const own = `account:${actor.accountId}`;
  if (actor.kind === "HOLDER") return [own];
  const asked = new URL(request.url).searchParams.getAll("topic").slice(0, MOST_TOPICS);
  return [...new Set([own, ...asked.filter((topic) => STAFF_TOPIC.test(topic))])];
}

const STAFF_TOPIC = /^(?:review-queue|audit|account:[0-9a-f-]{36})$/;

function liveStream(token: string, topics: readonly string[], signal: AbortSignal, session: LiveSession) {
  const { liveChannel, accounts } = composition();
  const { sessionId, accountId } = session.actor;
  const encoder = new TextEncoder();
  let close = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const say = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text));
      };
      const recheck = async (news: string) => {
        const now = await accounts.auth.resolve(token).catch(() => null);
        if (now === null || now.state === "LIVE") return say(news);
        say(endText(now));
        close();
      };
      const unsubscribe = topics.map((topic) =>
        liveChannel.subscribe(topic, () => {
          const isNews = topic !== `account:${accountId}` || session.actor.kind === "HOLDER";
          void recheck(isNews ? eventText("changed", { topic }) : ": own account\n\n");
        }),
      );
      const heartbeat = setInterval(() => void recheck(": still here\n\n"), HEARTBEAT_MS);
      streams.set(sessionId, (streams.get(sessionId) ?? 0) + 1);
      close = () => {
        if (!open) return;
        open = false;
        clearInterval(heartbeat);
        for (const stop of unsubscribe) stop();
        forget(sessionId);
        controller.close();
      };
      signal.addEventListener("abort", close);
      // The session may have ended between its check and the subscription.
      void recheck("retry: 2000\nevent: open\ndata: {}\n\n");
    },
    cancel: () => close(),
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
