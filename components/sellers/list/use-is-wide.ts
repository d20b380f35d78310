"use client";

import { useSyncExternalStore } from "react";

const query = "(min-width: 64rem)";

function subscribe(tell: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener("change", tell);
  return () => media.removeEventListener("change", tell);
}

/** Whether six columns have room side by side; the server takes it that they have. */
export const useIsWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  );
