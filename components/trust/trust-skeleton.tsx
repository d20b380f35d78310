import { Skeleton } from "@/components/ui/skeleton";

const lines = 9;

/** The Trust tab while it is computed, at the size it will have. */
export function TrustSkeleton() {
  return (
    <div
      role="status"
      aria-label="Computing the explanation"
      className="grid items-start gap-4 xl:grid-cols-[minmax(0,800fr)_minmax(0,368fr)]"
    >
      <div className="rounded-md border border-border bg-surface">
        <div className="flex h-10 items-center border-b border-border px-4">
          <Skeleton width={160} />
        </div>
        <div className="px-4 py-3">
          {Array.from({ length: lines }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
            <div key={index} className="flex h-8 items-center gap-3 border-b border-row-line">
              <Skeleton width={128} />
              <Skeleton width={`${20 + ((index * 23) % 50)}%`} />
            </div>
          ))}
        </div>
      </div>
      <div className="h-72 rounded-md border border-border bg-surface" />
    </div>
  );
}
