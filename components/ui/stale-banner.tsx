"use client";

import { RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";

type StaleBannerProps = {
  /** As in "Updates paused, refreshed 2 min ago". */
  children: ReactNode;
  onRefresh: () => void;
  refreshing?: boolean;
};

/** Says that what is shown may be old, and offers to fetch it anew. */
export function StaleBanner({ children, onRefresh, refreshing = false }: StaleBannerProps) {
  return (
    <div
      role="status"
      className="flex items-center gap-3 border-b border-warn-bd bg-warn-bg px-4 py-1.5 text-meta text-warn-text sm:px-6"
    >
      <RefreshCw aria-hidden="true" className="size-4 shrink-0" />
      <span className="flex-1">{children}</span>
      <Button size="small" onClick={onRefresh} busy={refreshing} busyLabel="Refreshing">
        Refresh
      </Button>
    </div>
  );
}
