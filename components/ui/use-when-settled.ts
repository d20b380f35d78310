"use client";

import { useEffect, useEffectEvent, useState } from "react";

export type WhenSettled = { readonly ask: () => void; readonly forget: () => void };

/** An Enter that is faster than the answer it is meant for acts once that answer is here, unless it is taken back. */
export function useWhenSettled(isSettled: boolean, act: () => void): WhenSettled {
  const [isAsked, setIsAsked] = useState(false);
  const actNow = useEffectEvent(act);
  useEffect(() => {
    if (!isAsked || !isSettled) return;
    setIsAsked(false);
    actNow();
  }, [isAsked, isSettled]);
  return { ask: () => setIsAsked(true), forget: () => setIsAsked(false) };
}
