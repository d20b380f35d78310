"use client";

import type { RefObject } from "react";
import { ContributionTable } from "@/components/kit/contribution-table";
import { effectLines } from "@/components/kit/effect-words";
import { contributionsOf, thresholdsOf } from "@/components/kit/explained-rows";
import { standingText } from "@/components/kit/points";
import { riskNames } from "@/components/kit/risk-level";
import { Time } from "@/components/kit/time";
import type { ExplanationDto } from "@/server/accounts/application/dto/explanation-dto";
import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";

type CaseWhyProps = { reviewCase: ReviewCaseDto; ref: RefObject<HTMLElement | null> };

/** Why the case is here: what is new, how the score is built, what would end it, and what the standing allows now. */
export function CaseWhy({ reviewCase, ref }: CaseWhyProps) {
  const { explanation } = reviewCase;
  return (
    <section
      ref={ref}
      id="why"
      tabIndex={-1}
      aria-label="Why it is here"
      className="px-4 pt-3 -outline-offset-2 sm:px-6"
    >
      <WhySentence reviewCase={reviewCase} />
      <ContributionTable
        variant="pane"
        data={contributionsOf(explanation)}
        thresholds={thresholdsOf(explanation.thresholds)}
        totalNote={totalNote(explanation)}
      />
      <div className="mt-1 mb-1">
        <BetterLine explanation={explanation} />
        <EffectsLine reviewCase={reviewCase} />
      </div>
    </section>
  );
}

function WhySentence({ reviewCase }: { reviewCase: ReviewCaseDto }) {
  const { sinceLastDecision, reasons, explanation } = reviewCase;
  if (sinceLastDecision) {
    const { sentence, decidedAt, scoreThenMilli } = sinceLastDecision;
    return (
      <p className="mb-2 text-pretty">
        <b className="font-emphasis">New since the last decision:</b> {sentence} The case was decided on{" "}
        <Time at={decidedAt.toISOString()} as="date" /> at {standingText(scoreThenMilli)}.
      </p>
    );
  }
  return (
    <p className="mb-2 text-pretty">
      <b className="font-emphasis">{reasons.map(({ label }) => label).join(", ")}:</b> {explanation.sentence}
    </p>
  );
}

/** "Threshold for Medium is 50" */
function totalNote({ toBetter, thresholds }: ExplanationDto): string {
  if (toBetter === null) return "Low is the best level";
  const from = thresholds.find(({ risk }) => risk === toBetter.risk)?.fromMilli;
  return from === undefined ? "" : `Threshold for ${riskNames[toBetter.risk]} is ${from / 1000}`;
}

const line = "flex min-h-7 flex-wrap items-center gap-x-6 gap-y-1 py-0.5";

/** "Medium from 52, held for 24 h: 9.4 to go" */
function BetterLine({ explanation: { toBetter } }: { explanation: ExplanationDto }) {
  if (toBetter === null) return null;
  const missing = (Math.ceil(toBetter.missingMilli / 100) / 10).toFixed(1);
  return (
    <p className={line}>
      <span className="w-28 text-muted-fg max-sm:w-auto">
        {riskNames[toBetter.risk]} from {toBetter.neededMilli / 1000}
      </span>
      <span>
        held for {toBetter.holdHours} h,{" "}
        {toBetter.missingMilli > 0 ? (
          <>
            <b className="font-semibold">{missing}</b> to go
          </>
        ) : (
          "reached now"
        )}
      </span>
    </p>
  );
}

const shownEffects = 4;

function EffectsLine({ reviewCase }: { reviewCase: ReviewCaseDto }) {
  return (
    <div className={line}>
      <p className="w-28 text-muted-fg max-sm:w-full">Effects now</p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {effectLines(reviewCase.effects)
          .slice(0, shownEffects)
          .map(({ label, now }) => (
            <div key={label} className="flex gap-1.5">
              <dt className="text-muted-fg">{label}</dt>
              <dd className="font-emphasis">{now}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
