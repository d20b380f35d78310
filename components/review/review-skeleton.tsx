import { Skeleton } from "@/components/ui/skeleton";
import { caseRowHeight } from "./case-row";

const rows = Array.from({ length: 12 }, (_, index) => index);
const lines = Array.from({ length: 6 }, (_, index) => index);

/** Twelve rows of the height that real ones have. */
export function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading the queue" className="min-h-0 flex-1 overflow-hidden">
      {rows.map((row) => (
        <div
          key={row}
          style={{ height: caseRowHeight }}
          className="grid grid-cols-[104px_minmax(0,1fr)_64px] content-center items-center gap-x-3 gap-y-2 border-b border-row-line px-4 sm:ps-6"
        >
          <Skeleton width={104} height={20} />
          <Skeleton width={`${40 + ((row * 23) % 35)}%`} />
          <Skeleton width={64} />
          <Skeleton width={96} height={8} />
          <Skeleton width={`${55 + ((row * 17) % 30)}%`} />
          <Skeleton width={48} className="ms-auto" />
        </div>
      ))}
    </div>
  );
}

/** The pane while its case is on the way. */
export function PaneSkeleton() {
  return (
    <div role="status" aria-label="Loading the case" className="min-h-0 flex-1 overflow-hidden">
      <div className="grid h-22 content-center gap-3 border-b border-border px-4 sm:px-6">
        <Skeleton width={240} height={20} />
        <Skeleton width="min(420px, 90%)" height={16} />
      </div>
      <div className="grid gap-4 px-4 pt-4 sm:px-6">
        <Skeleton width="90%" />
        <Skeleton width="40%" />
        {lines.map((line) => (
          <div key={line} className="grid grid-cols-[152px_192px_48px_minmax(0,1fr)] gap-3 max-sm:grid-cols-[1fr_48px]">
            <Skeleton width="80%" />
            <Skeleton width="70%" className="max-sm:hidden" />
            <Skeleton />
            <Skeleton width={`${20 + ((line * 29) % 60)}%`} className="max-sm:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The whole page before anything is known. */
export function ReviewSkeleton() {
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-4 border-b border-border bg-surface px-4 sm:px-6">
        <Skeleton width={88} height={20} />
        <Skeleton width={72} height={20} />
        <Skeleton width={112} height={20} />
      </div>
      <div className="grid min-h-0 flex-1 bg-surface lg:grid-cols-[432px_1px_minmax(0,1fr)]">
        <div className="flex min-h-0 flex-col">
          <ListSkeleton />
        </div>
        <div className="bg-border max-lg:hidden" />
        <div className="flex min-h-0 flex-col max-lg:hidden">
          <PaneSkeleton />
        </div>
      </div>
    </>
  );
}
