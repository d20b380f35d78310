import type { AccountTab } from "@/components/accounts/account-address";
import { OverviewSkeleton } from "@/components/accounts/overview-skeleton";
import { TrustSkeleton } from "@/components/trust/trust-skeleton";
import { SkeletonRows } from "@/components/ui/skeleton";

const rows = 8;

/** A tab while its first answer is on its way. */
export function TabSkeleton({ tab }: { tab: AccountTab }) {
  if (tab === "overview") return <OverviewSkeleton />;
  if (tab === "trust") return <TrustSkeleton />;
  return (
    <div className="rounded-md border border-border bg-surface pt-10">
      <SkeletonRows count={rows} rowHeight={36} label="Loading" />
    </div>
  );
}
