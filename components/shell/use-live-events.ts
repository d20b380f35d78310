"use client";

import { useEffect, useEffectEvent } from "react";
import { setLiveStatus } from "./live-status";

/** Why the session of this page is over, as the server says it. */
export type SessionEnd = "ON_HOLD" | "SIGNED_OUT" | "SIGNED_OUT_HERE" | "EXPIRED" | "UNKNOWN";

export type LiveHandlers = {
  /** Something about this topic changed: read it again. Also after a lost connection, when news may have been missed. */
  readonly onChanged?: (topic: string) => void;
  readonly onSessionEnded?: (end: SessionEnd) => void;
};

const ENDS: readonly string[] = [
  "ON_HOLD",
  "SIGNED_OUT",
  "SIGNED_OUT_HERE",
  "EXPIRED",
  "UNKNOWN",
] satisfies SessionEnd[];

const isSessionEnd = (text: unknown): text is SessionEnd => typeof text === "string" && ENDS.includes(text);

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
      const state = readField(event, "state");
      ended(isSessionEnd(state) ? state : "UNKNOWN");
    });
    return () => source.close();
  }, [address]);
}

function readField(event: MessageEvent<unknown>, field: string): unknown {
  if (typeof event.data !== "string") return undefined;
  const data: unknown = JSON.parse(event.data);
  return typeof data === "object" && data !== null ? Reflect.get(data, field) : undefined;
}
