import type { CSSProperties } from "react";
import { cx } from "./cx";

type SkeletonProps = { width?: number | string; height?: number; className?: string };

/** A grey bar in the place and size of what is coming. */
export function Skeleton({ width = "100%", height = 12, className }: SkeletonProps) {
  const size: CSSProperties = { width, height };
  return (
    <span aria-hidden="true" className={cx("block animate-breathe rounded-xs bg-track/60", className)} style={size} />
  );
}

/** Rows of a list that is loading, each of the height its rows will have. */
export function SkeletonRows({ count, rowHeight, label }: { count: number; rowHeight: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
          key={index}
          className="flex items-center gap-3 border-b border-row-line px-4 sm:px-6"
          style={{ height: rowHeight }}
        >
          <Skeleton width={104} height={20} />
          <Skeleton width={`${30 + ((index * 17) % 40)}%`} />
          <Skeleton width={64} className="ms-auto" />
        </div>
      ))}
    </div>
  );
}
