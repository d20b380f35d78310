import { Skeleton } from "@/components/ui/skeleton";

const cards = ["Standing", "What changed", "Identity", "Roles", "Effects now", "Where signed in"] as const;

/** The overview's cards while they are read, at the size they will have. */
export function OverviewSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the overview"
      className="grid gap-4 md:grid-cols-2 xl:grid-cols-[minmax(0,360fr)_minmax(0,422fr)_minmax(0,360fr)]"
    >
      {cards.map((name) => (
        <div key={name} className="h-50 rounded-md border border-border bg-surface">
          <div className="flex h-10 items-center border-b border-border px-4">
            <Skeleton width={96} />
          </div>
          <div className="grid gap-4 p-4">
            <Skeleton width="40%" height={24} />
            <Skeleton />
            <Skeleton width="80%" />
            <Skeleton width="60%" />
          </div>
        </div>
      ))}
    </div>
  );
}
