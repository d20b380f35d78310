import { Skeleton } from "@/components/ui/skeleton";
import { FilterAhead } from "./filter-ahead";
import { sellerRowHeight } from "./seller-row";

const rows = Array.from({ length: 14 }, (_, index) => index);

/** Rows of the height that real ones have. */
export function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading applications" className="min-h-0 flex-1 overflow-hidden bg-surface">
      <div className="h-8 border-b border-border max-lg:hidden" />
      {rows.map((row) => (
        <div
          key={row}
          style={{ height: sellerRowHeight }}
          className="flex items-center gap-4 border-b border-row-line px-4 sm:px-6"
        >
          <Skeleton width={`${10 + ((row * 7) % 5)}%`} />
          <Skeleton width={104} height={20} className="max-sm:hidden" />
          <Skeleton width={126} className="max-lg:hidden" />
          <Skeleton width={`${16 + ((row * 5) % 9)}%`} />
          <Skeleton width={80} className="ms-auto" />
        </div>
      ))}
    </div>
  );
}

/** Cards of a column that is not read yet. */
export const CardSkeletons = ({ count }: { count: number }) => (
  <>
    {Array.from({ length: count }, (_, card) => (
      <div
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards are all alike and never move.
        key={card}
        className="mb-2 grid h-37 content-between rounded-md border border-border bg-surface p-3"
      >
        <Skeleton width="70%" />
        <Skeleton width="90%" />
        <Skeleton width={104} height={20} />
        <Skeleton width="50%" />
      </div>
    ))}
  </>
);

/** The whole page before anything is known. */
export function SellersSkeleton() {
  return (
    <>
      <div className="flex h-14 shrink-0 items-center gap-4 bg-surface px-4 sm:px-6">
        <Skeleton width={56} height={20} />
        <Skeleton width={96} height={20} />
        <Skeleton width={144} height={20} />
        <FilterAhead />
      </div>
      <div className="h-21 shrink-0 border-y border-border bg-bg max-lg:hidden" />
      <ListSkeleton />
    </>
  );
}
