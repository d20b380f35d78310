import { Skeleton } from "@/components/ui/skeleton";

/** The three columns' places while they are read. */
export const ReviewSkeleton = () => (
  <div role="status" aria-label="Loading the application" className="flex min-h-0 flex-1 flex-col">
    <div className="grid gap-2 border-b border-border bg-surface px-4 py-3 sm:px-6">
      <Skeleton width={260} height={28} />
      <Skeleton width="60%" height={16} />
    </div>
    <div className="grid flex-1 gap-6 p-4 sm:p-6 lg:grid-cols-[176px_minmax(0,1fr)_328px]">
      <Skeleton height={220} />
      <Skeleton height={420} />
      <Skeleton height={320} />
    </div>
  </div>
);
