import { History } from "lucide-react";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Says that the page shows the past, and leads back. */
export function PastStrip({ at, onBackToNow }: { at: Date; onBackToNow: () => void }) {
  return (
    <Notice
      role="status"
      className="items-center [&>svg]:mt-0"
      icon={<History aria-hidden="true" />}
      action={
        <Button size="small" onClick={onBackToNow}>
          Back to now
        </Button>
      }
    >
      Viewing <Time at={at.toISOString()} className="font-emphasis" />, as it was known then. Read-only.
    </Notice>
  );
}
