"use client";

import { useEffect, useEffectEvent } from "react";
import { type SessionEnd, sessionEndOf } from "@/components/trpc/session-ended";
import { setLiveStatus } from "./live-status";

export type LiveHandlers = {
  /** Something about this topic changed: read it again. Also after a lost connection, when news may have been missed. */
  readonly onChanged?: (topic: string) => void;
  readonly onSessionEnded?: (end: SessionEnd) => void;
};

/** The page's one ear: a stream that the server ends with the session. Topics are kinds and ids, never contents. */
export function useLiveEvents(topics: readonly string[], handlers: LiveHandlers): void {
  const address = `/api/events?${new URLSearchParams(topics.map((topic) => ["topic", topic])).toString()}`;
  const changed = useEffectEvent((topic: string) => handlers.onChanged?.(topic));
  const ended = useEffectEvent((end: SessionEnd) => handlers.onSessionEnded?.(end));
  const resync = useEffectEvent(() => {
    for (const topic of topics) handlers.onChanged?.(topic);
  });
  useEffect(() => {
    const source = new EventSource(address);
    let wasOpen = false;
    source.addEventListener("open", () => {
      setLiveStatus("live");
      if (wasOpen) resync();
      wasOpen = true;
    });
    source.addEventListener("error", () => {
      setLiveStatus(source.readyState === EventSource.CLOSED ? "paused" : "connecting");
    });
    source.addEventListener("changed", (event) => {
      const topic = readField(event, "topic");
      if (typeof topic === "string") changed(topic);
    });
    source.addEventListener("session-ended", (event) => {
      source.close();
      setLiveStatus("paused");
      ended(sessionEndOf(event.data));
    });
    return () => source.close();
  }, [address]);
}

function readField(event: MessageEvent<unknown>, field: string): unknown {
  if (typeof event.data !== "string") return undefined;
  const data: unknown = JSON.parse(event.data);
  return typeof data === "object" && data !== null ? Reflect.get(data, field) : undefined;
}
