"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** True while the browser believes to have a network. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}

/** Says that nothing can be sent; what was typed stays. */
export function OfflineBanner({
  children = "Offline. Decisions are paused; your drafts are safe.",
}: {
  children?: string;
}) {
  const isOnline = useIsOnline();
  return (
    <div
      role="status"
      className={
        isOnline
          ? "sr-only"
          : "flex items-center gap-2 border-b border-warn-bd bg-warn-bg px-4 py-1.5 text-meta text-warn-text sm:px-6"
      }
    >
      {isOnline ? null : (
        <>
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          {children}
        </>
      )}
    </div>
  );
}
