"use client";

import Link from "next/link";
import { useState } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { ActionButton } from "@/components/ui/action-button";
import { cx } from "@/components/ui/cx";
import type { StageCheckDto, StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import { CheckIcon } from "./check-icon";
import { OverrideDialog } from "./override-dialog";

export const overrideId = (check: StageCheckDto): string => `override-${check.check}`;

/** What the machine found, in words; a failed one waits for somebody who says why it does not matter. */
export function AutomaticChecks({ review, checks }: { review: StageReviewDto; checks: readonly StageCheckDto[] }) {
  const [asked, setAsked] = useState<StageCheckDto | null>(null);
  return (
    <section aria-labelledby="automatic-checks">
      <h2 id="automatic-checks" className="font-semibold">
        Automatic checks
      </h2>
      {checks.length === 0 ? (
        <p className="mt-2 text-muted-fg">{emptyWords(review)}</p>
      ) : (
        <ul className="mt-2">
          {checks.map((check) => (
            <li key={check.check}>
              <Check check={check} mayDecide={review.deciding !== null} onOverride={() => setAsked(check)} />
            </li>
          ))}
        </ul>
      )}
      {asked ? <OverrideDialog review={review} check={asked} onClose={() => setAsked(null)} /> : null}
    </section>
  );
}

const emptyWords = ({ situation, submission, stage }: StageReviewDto): string => {
  if (situation?.kind === "CHECKING") return "Running…";
  return submission === null && stage !== "FINAL" ? "They run once the stage is sent." : "None ran.";
};

type CheckProps = { check: StageCheckDto; mayDecide: boolean; onOverride: () => void };

function Check({ check, mayDecide, onOverride }: CheckProps) {
  const { outcome, outcomeLabel, label, words, related, override, blocks } = check;
  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-3 py-1.5">
      <CheckIcon outcome={outcome} />
      <div className="min-w-0">
        <p className={cx(blocks && "font-emphasis")}>
          <span className="sr-only">{outcomeLabel}: </span>
          {label}
        </p>
        {outcome === "PASS" ? null : (
          <p className="text-muted-fg wrap-anywhere">{words.replace(/^Registry lookup: /, "")}</p>
        )}
        {related.length > 0 ? (
          <ul aria-label="Related accounts" className="flex flex-wrap gap-x-3">
            {related.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/console/accounts/${id}`} className="link">
                  <bdi>{name.text}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        {override ? (
          <p className="text-muted-fg wrap-anywhere">
            Overridden by <bdi>{override.by}</bdi>, <RelativeTime at={override.at.toISOString()} as="short" />
            {override.note ? <>: “{override.note}”</> : null}
          </p>
        ) : null}
        {blocks && mayDecide ? (
          <ActionButton
            id={overrideId(check)}
            size="small"
            className="mt-1"
            blockedBecause={check.blockedBecause}
            onClick={onOverride}
          >
            Override check…
          </ActionButton>
        ) : null}
      </div>
    </div>
  );
}
