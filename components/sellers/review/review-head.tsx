"use client";

import { Mail } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { kycNames } from "@/components/kit/effect-words";
import { thresholdsOf } from "@/components/kit/explained-rows";
import { DueTime } from "@/components/kit/relative-time";
import { RiskChip } from "@/components/kit/risk-chip";
import { StandingScale } from "@/components/kit/standing-scale";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import type { ReviewedOwnerDto, StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import { AssignButton } from "./assign-button";
import { MessagesDialog } from "./messages-dialog";

/** Whose application it is, how the owner stands, and by when somebody has to decide. */
export function ReviewHead({ review }: { review: StageReviewDto }) {
  const [isReading, setIsReading] = useState(false);
  const { messages, dueAt, storeName, reference } = review;
  return (
    <header className="shrink-0 border-b border-border bg-surface px-4 py-3 sm:px-6">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 text-page font-semibold tracking-[-0.015em] wrap-anywhere">
          <bdi>{storeName}</bdi>
        </h2>
        <span className="font-mono text-meta text-muted-fg">{reference}</span>
        <div className="flex flex-wrap items-center gap-2 sm:ms-auto print:hidden">
          {dueAt ? (
            <span className="me-1 inline-flex items-center gap-1 text-muted-fg">
              {isWithSeller(review) ? "Seller has until" : "Due"} <DueTime at={dueAt.toISOString()} />
            </span>
          ) : null}
          <AssignButton review={review} />
          <Button
            icon={<Mail aria-hidden="true" className="size-4" strokeWidth={1.75} />}
            onClick={() => setIsReading(true)}
          >
            Messages {messages.length}
          </Button>
        </div>
      </div>
      <OwnerLine owner={review.owner} />
      {isReading ? (
        <MessagesDialog messages={messages} history={review.history} onClose={() => setIsReading(false)} />
      ) : null}
    </header>
  );
}

/** Whose clock it is that runs. */
const isWithSeller = ({ stages, inHand }: StageReviewDto): boolean =>
  stages.some(({ stage, status }) => stage === inHand && (status === "OPEN" || status === "RETURNED"));

function OwnerLine({ owner: { accountId, name, standing, kyc, isNew, since } }: { owner: ReviewedOwnerDto }) {
  return (
    <div className="mt-1 flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-muted-fg">Owner</span>
      <Link href={`/console/accounts/${accountId}`} className="link">
        <bdi>{name.text}</bdi>
      </Link>
      <RiskChip level={standing.risk} />
      {standing.view === "FULL" ? (
        <span className="flex items-center gap-2">
          <b className="font-emphasis">{standing.scoreText}</b>
          <StandingScale scoreMilli={standing.scoreMilli} thresholds={thresholdsOf(standing.thresholds)} />
        </span>
      ) : null}
      <span className="text-muted-fg">
        {isNew ? (
          "new account, "
        ) : (
          <>
            here since <Time at={since.toISOString()} as="date" />,{" "}
          </>
        )}
        buyer and seller share one standing · KYC: {kycNames[kyc]}
      </span>
    </div>
  );
}
