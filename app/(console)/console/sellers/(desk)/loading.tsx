import { SellersSkeleton } from "@/components/sellers/list/sellers-skeleton";
import { ConsolePage } from "@/components/shell/console-page";

export default function SellersLoading() {
  return (
    <ConsolePage title="Sellers" fills>
      <SellersSkeleton />
    </ConsolePage>
  );
}
