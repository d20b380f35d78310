"use client";

import Link from "next/link";
import { RelativeTime } from "@/components/kit/relative-time";
import { RiskChip } from "@/components/kit/risk-chip";
import type { StageCheckDto, StageLineDto, StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import { CheckIcon } from "./check-icon";
import { GrantsCard } from "./grants-card";
import { StageMark, stageWords } from "./stage-mark";

/** The last look at all of it: every stage with what was found there, the standing, and what approving gives. */
export function FinalSummary({ review }: { review: StageReviewDto }) {
  const before = review.stages.filter(({ stage }) => stage !== "FINAL");
  const { owner, grants } = review;
  return (
    <div className="grid gap-4">
      <section aria-labelledby="all-stages" className="drawn-quiet rounded-md border border-border bg-surface">
        <h2 id="all-stages" className="border-b border-border px-4 py-2.5 font-semibold">
          All stages
        </h2>
        <ol>
          {before.map((line) => (
            <Stage key={line.stage} line={line} checks={review.checks.filter(({ stage }) => stage === line.stage)} />
          ))}
        </ol>
      </section>
      <div className="grid gap-4 md:grid-cols-2">
        <section
          aria-labelledby="shared-standing"
          className="drawn-quiet rounded-md border border-border bg-surface px-4 py-3"
        >
          <h2 id="shared-standing" className="mb-2 font-semibold">
            Standing
          </h2>
          <p className="flex flex-wrap items-center gap-2">
            <RiskChip level={owner.standing.risk} />
            {owner.standing.view === "FULL" ? <b className="font-emphasis">{owner.standing.scoreText}</b> : null}
            <Link href={`/console/accounts/${owner.accountId}?tab=trust`} className="link">
              Why
            </Link>
          </p>
          <p className="mt-2 text-muted-fg">
            Buyer and seller share it: what the buyer did counts here, and a seller can't leave it behind.
          </p>
        </section>
        {grants ? <GrantsCard grants={grants} /> : null}
      </div>
    </div>
  );
}

function Stage({ line, checks }: { line: StageLineDto; checks: readonly StageCheckDto[] }) {
  const told = checks.filter(({ outcome }) => outcome !== "PASS" && outcome !== "NOT_RUN");
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-3 border-b border-row-line px-4 py-2.5 last:border-b-0">
      <StageMark status={line.status} />
      <div className="min-w-0">
        <p className="flex flex-wrap justify-between gap-x-3">
          <span className="font-emphasis">
            {line.label.slice(2)}
            <span className="sr-only">, {stageWords[line.status]}</span>
          </span>
          <span className="text-meta text-muted-fg">
            <bdi>{line.note}</bdi>
            {line.at ? (
              <>
                , <RelativeTime at={line.at.toISOString()} as="short" />
              </>
            ) : null}
          </span>
        </p>
        {told.length === 0 ? (
          <p className="text-muted-fg">{passedWords(checks)}</p>
        ) : (
          <ul>
            {told.map((check) => (
              <li key={check.check} className="grid grid-cols-[16px_minmax(0,1fr)] gap-2">
                <CheckIcon outcome={check.outcome} />
                <span className="wrap-anywhere">
                  {check.label}: <span className="text-muted-fg">{check.words}</span>
                  {check.override ? (
                    <span className="text-muted-fg">
                      {" "}
                      Overridden by <bdi>{check.override.by}</bdi>
                      {check.override.note ? `: “${check.override.note}”` : "."}
                    </span>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function passedWords(checks: readonly StageCheckDto[]): string {
  const passed = checks.filter(({ outcome }) => outcome === "PASS").length;
  const left = checks.length - passed;
  if (checks.length === 0) return "No check ran.";
  const words = passed === 1 ? "1 check passed" : `${passed} checks passed`;
  return left > 0 ? `${words}, ${left} not run.` : `${words}.`;
}
