"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { TextareaField } from "@/components/ui/textarea-field";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import type { StageDraftUse } from "./stage-drafts";
import { tickId } from "./stage-problems";

type PersonChecksProps = { review: StageReviewDto; use: StageDraftUse; onConfirm: () => void };

/** What no machine answers for: ticked by whoever looked, and kept with the decision. */
export function PersonChecks({ review, use: { draft, change }, onConfirm }: PersonChecksProps) {
  const warned = review.checks.filter(({ outcome, blocks }) => outcome === "WARN" && !blocks);
  return (
    <section
      aria-labelledby="person-checks"
      className="mt-5"
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onConfirm();
      }}
    >
      <h2 id="person-checks" className="font-semibold">
        Your checks
      </h2>
      <div className="mt-2">
        {review.personChecks.map(({ check, label }) => (
          <Checkbox
            key={check}
            id={tickId(check)}
            label={label}
            className="min-h-8! gap-3! pointer-coarse:min-h-11!"
            checked={draft.ticked.includes(check)}
            onChange={(event) =>
              change({
                ticked: event.target.checked ? [...draft.ticked, check] : draft.ticked.filter((one) => one !== check),
              })
            }
          />
        ))}
      </div>
      {warned.length > 0 || draft.note !== "" ? (
        <div className="mt-4">
          <TextareaField
            id="stage-note"
            label={warned.length === 1 ? `Note for “${warned[0]?.label}”` : "Note"}
            labelNote="(staff)"
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
            maxLength={2000}
          />
        </div>
      ) : null}
    </section>
  );
}
