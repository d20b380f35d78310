import { RelativeTime } from "@/components/kit/relative-time";
import { Button } from "@/components/ui/button";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";

type DraftTakenProps = { policy: PolicyDto; onKeepMine: () => void; onTakeTheirs: () => void };

/** Somebody else changed the draft meanwhile: nothing is written over without a decision. */
export function DraftTaken({ policy, onKeepMine, onTakeTheirs }: DraftTakenProps) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 border-b border-warn-bd bg-warn-bg px-4 py-2 text-warn-text sm:px-6"
    >
      <p className="flex-1">
        Somebody else changed this draft <RelativeTime at={policy.changedAt.toISOString()} />. Yours is kept in this
        tab.
      </p>
      <Button size="small" onClick={onTakeTheirs}>
        Take theirs
      </Button>
      <Button size="small" onClick={onKeepMine}>
        Put mine over it
      </Button>
    </div>
  );
}
