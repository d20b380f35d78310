import { ReviewSkeleton } from "@/components/review/review-skeleton";
import { ConsolePage } from "@/components/shell/console-page";

export default function ReviewLoading() {
  return (
    <ConsolePage title="Review" fills>
      <ReviewSkeleton />
    </ConsolePage>
  );
}
