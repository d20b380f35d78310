import type { ResolvedSession } from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";

const HEARTBEAT_MS = 20_000;
const MOST_LINES_PER_SESSION = 12;

/** What an open page is connected to. */
export type LiveSource = {
  readonly sessionId: SessionId;
  readonly topics: readonly string[];
  /** Aborted once the page is gone; it may be gone already. */
  readonly signal: AbortSignal;
  readonly subscribe: (topic: string, listener: () => void) => () => void;
  readonly recheck: (sessionId: SessionId) => Promise<ResolvedSession>;
};

const lines = new Map<string, number>();

export const hasLineLeft = (sessionId: SessionId): boolean => (lines.get(sessionId) ?? 0) < MOST_LINES_PER_SESSION;

/**
 * One line to an open page. It counts until its page is gone, and pages go at any moment: while the session was still
 * asked for, when nobody is told of it any more; or without a word, when what was told one heartbeat ago lies unread.
 */
export function liveStream(source: LiveSource): ReadableStream<Uint8Array> {
  const { sessionId, signal } = source;
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (signal.aborted) return controller.close();
      let open = true;
      const end = () => {
        stop();
        controller.close();
      };
      const tell = async (news: string) => {
        const now = await source.recheck(sessionId).catch(() => null);
        // Whether the session is good could not be asked: nothing is told until it can.
        if (!open || now === null) return;
        controller.enqueue(bytes(now.state === "LIVE" ? news : endText(now)));
        if (now.state !== "LIVE") end();
      };
      const heartbeat = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) void tell(": still here\n\n");
        else end();
      }, HEARTBEAT_MS);
      const unsubscribe = source.topics.map((topic) =>
        source.subscribe(topic, () => void tell(eventText("changed", { topic }))),
      );
      stop = () => {
        if (!open) return;
        open = false;
        clearInterval(heartbeat);
        for (const leave of unsubscribe) leave();
        count(sessionId, -1);
      };
      count(sessionId, 1);
      signal.addEventListener("abort", () => stop(), { once: true });
      // At once, so that the page knows that it is heard; the session may have ended since it was checked.
      controller.enqueue(bytes("retry: 2000\n\n"));
      void tell(": here\n\n");
    },
    cancel: () => stop(),
  });
}

/** The only thing that is told to who has no session any more. */
export const endOf = (session: ResolvedSession): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes(endText(session)));
      controller.close();
    },
  });

function count(sessionId: SessionId, by: 1 | -1): void {
  const left = (lines.get(sessionId) ?? 0) + by;
  if (left > 0) lines.set(sessionId, left);
  else lines.delete(sessionId);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const eventText = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

const endText = ({ state }: ResolvedSession): string => eventText("session-ended", { state });
