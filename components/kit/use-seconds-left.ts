"use client";

import { useEffect, useState } from "react";

/** Counts whole seconds down to an instant in milliseconds, then calls `onOver` once; null counts nothing. */
export function useSecondsLeft(until: number | null, onOver?: () => void): number {
  const [now, setNow] = useState(() => Date.now());
  const seconds = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (until === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  useEffect(() => {
    if (until !== null && seconds === 0 && Date.now() >= until) onOver?.();
  }, [until, seconds, onOver]);
  return seconds;
}
