"use client";

import { useCallback, useState } from "react";

const fadeMs = 140;

export type Leaving = {
  /** Fading out. */
  readonly leaving: ReadonlySet<string>;
  /** No longer shown. */
  readonly left: ReadonlySet<string>;
  readonly leave: (caseIds: readonly string[], then?: () => void) => void;
  readonly comeBack: (caseId: string) => void;
};

const none: ReadonlySet<string> = new Set();

/** Rows that go: they fade for a moment, then the others close up. One that was not saved comes back in its place. */
export function useLeaving(): Leaving {
  const [leaving, setLeaving] = useState(none);
  const [left, setLeft] = useState(none);
  const leave = useCallback((caseIds: readonly string[], then?: () => void) => {
    if (caseIds.length === 0) return;
    setLeaving((before) => including(before, caseIds));
    setTimeout(() => {
      setLeaving((before) => excluding(before, caseIds));
      setLeft((before) => including(before, caseIds));
      then?.();
    }, fadeMs);
  }, []);
  const comeBack = useCallback((caseId: string) => {
    setTimeout(() => setLeft((before) => excluding(before, [caseId])), fadeMs);
  }, []);
  return { leaving, left, leave, comeBack };
}

const including = (set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> => new Set([...set, ...ids]);

const excluding = (set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> =>
  new Set([...set].filter((id) => !ids.includes(id)));
