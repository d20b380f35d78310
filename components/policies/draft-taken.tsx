import { Button } from "@/components/ui/button";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { MergeFields } from "./merge-fields";
import type { DraftConflict } from "./use-draft-saving";

type DraftTakenProps = { policy: PolicyDto; conflict: DraftConflict; onTakeTheirs: () => void };

/** Somebody else changed the draft meanwhile: value by value, whose is kept. Both texts stay as they are until then. */
export function DraftTaken({ policy, conflict, onTakeTheirs }: DraftTakenProps) {
  const { question, onMerge } = conflict;
  return (
    <div className="grid gap-3 p-4 sm:px-6" role="alert">
      {question ? (
        <MergeFields
          key={policy.revision}
          title="Somebody else changed this draft"
          reason="What you typed is kept in this tab and not saved yet."
          question={question}
          sides={{ theirs: "theirs", mine: "yours" }}
          blockedBecause={null}
          onMerge={({ theirs }) => onMerge(theirs)}
        />
      ) : (
        <p className="flex flex-wrap items-center gap-3 rounded-md border border-warn-bd bg-warn-bg px-4 py-2 text-warn-text">
          Somebody else changed this draft, and your YAML can't be read. Mend it to choose value by value, or
          <Button size="small" onClick={onTakeTheirs}>
            Take theirs
          </Button>
        </p>
      )}
    </div>
  );
}
