"use client";

import { Hourglass, Info } from "lucide-react";
import { RelativeTime } from "@/components/kit/relative-time";
import { Notice } from "@/components/ui/notice";
import type {
  StageDecisionDto,
  StageReviewDto,
  StageSituationDto,
} from "@/server/accounts/application/dto/stage-review-dto";

/** How the stage was decided last, by whom, and what they had looked at. */
export function DecidedNote({ review, decision }: { review: StageReviewDto; decision: StageDecisionDto }) {
  const looked = review.personChecks.filter(({ check }) => decision.ticked.includes(check));
  return (
    <section aria-labelledby="decided" className="mt-5">
      <h2 id="decided" className="font-semibold">
        {decision.label}
      </h2>
      <p className="mt-2">
        By <bdi>{decision.by}</bdi>, <RelativeTime at={decision.at.toISOString()} />
      </p>
      {looked.length > 0 ? (
        <ul className="mt-1 text-muted-fg">
          {looked.map(({ check, label }) => (
            <li key={check}>{check === "DOCUMENT_VALID" ? "Document was valid that day" : label}</li>
          ))}
        </ul>
      ) : null}
      {decision.note ? (
        <p className="mt-1 whitespace-pre-line wrap-anywhere text-muted-fg">
          <bdi>{decision.note}</bdi>
        </p>
      ) : null}
    </section>
  );
}

/** Why nobody can decide now, though nothing is wrong with the reader. */
export function SituationNote({ situation }: { situation: StageSituationDto | null }) {
  if (!situation) return null;
  const isWaiting = situation.kind !== "OVER";
  const Icon = isWaiting ? Hourglass : Info;
  return (
    <Notice
      role="status"
      tone={situation.kind === "PAUSED" || situation.kind === "UNDOING" ? "warn" : "plain"}
      icon={<Icon aria-hidden="true" strokeWidth={1.75} />}
      className="mb-4"
    >
      {situation.sentence}
    </Notice>
  );
}
