import { X } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { ReviewSampleHeadDto } from "@/server/accounts/application/dto/review-queue-dto";

type SampleBarProps = {
  sample: ReviewSampleHeadDto | null;
  isLoading: boolean;
  onClear: () => void;
  /** On narrow screens an open case has the page to itself. */
  isBesideCase: boolean;
};

/** Said above a queue that shows the cases of one review sample alone. */
export function SampleBar({ sample, isLoading, onClear, isBesideCase }: SampleBarProps) {
  return (
    <div
      className={cx(
        "flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border bg-primary-soft px-4 py-1 text-meta text-primary-soft-fg sm:px-6",
        isBesideCase && "max-lg:hidden",
      )}
    >
      <p role="status" className="min-w-0 flex-1">
        {sample ? (
          <>
            Only the largest moves of{" "}
            <Link href={`/console/policies/trust/${sample.version}`} className="link">
              Trust policy v{sample.version}
            </Link>
            : {sample.open} of {sample.cases} still open
          </>
        ) : isLoading ? (
          "Only one review sample"
        ) : (
          "Nobody opened a review sample of this run."
        )}
      </p>
      <Button size="small" icon={<X aria-hidden="true" className="size-3.5" />} onClick={onClear}>
        Whole queue
      </Button>
    </div>
  );
}
