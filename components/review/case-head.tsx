"use client";

import { ArrowLeft, ChevronDown, ChevronUp, Maximize2 } from "lucide-react";
import Link from "next/link";
import { boundedCountText } from "@/components/kit/count-text";
import { thresholdsOf } from "@/components/kit/explained-rows";
import { IdText } from "@/components/kit/id-text";
import { Money } from "@/components/kit/money";
import { DueTime } from "@/components/kit/relative-time";
import { RiskChip } from "@/components/kit/risk-chip";
import { StandingScale } from "@/components/kit/standing-scale";
import { StatusPill } from "@/components/kit/status-pill";
import { buttonLook } from "@/components/ui/button-look";
import { IconButton } from "@/components/ui/icon-button";
import type { BoundedCount } from "@/server/accounts/application/dto/page";
import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import type { FullStandingDto } from "@/server/accounts/application/dto/standing-dto";

/** Where the case stands in the list it was opened from; absent on a page of its own. */
export type CasePlace = {
  /** From 1; null when the list does not hold it. */
  readonly position: number | null;
  readonly total: BoundedCount | null;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
};

type CaseHeadProps = { reviewCase: ReviewCaseDto; place: CasePlace | null };

const roleNames: Readonly<Record<string, string>> = { BUYER: "Buyer", SELLER: "Seller" };
const icon = { "aria-hidden": true, className: "size-4" } as const;

/** Who the case is about and how they stand. */
export function CaseHead({ reviewCase, place }: CaseHeadProps) {
  const { account } = reviewCase;
  return (
    <header className="shrink-0 border-b border-border px-4 py-3 sm:px-6">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        {place ? (
          <>
            <IconButton
              label="Back to the list"
              icon={<ArrowLeft aria-hidden="true" className="size-4 rtl:rotate-180" />}
              className="-ms-2 lg:hidden"
              onClick={place.onBack}
            />
            <h2 className="min-w-0 truncate text-panel font-semibold tracking-[-0.01em]">
              <bdi>{account.name.text}</bdi>
            </h2>
          </>
        ) : null}
        <StatusPill status={account.standingStatus} until={account.lock?.until?.toISOString() ?? null} />
        <span className="text-muted-fg">{account.roles.map((role) => roleNames[role] ?? role).join(" + ")}</span>
        <IdText value={account.id} name="account id" />
        {place ? <Steps caseId={reviewCase.id} place={place} /> : null}
      </div>
      <StandingLine reviewCase={reviewCase} />
    </header>
  );
}

function StandingLine({ reviewCase }: { reviewCase: ReviewCaseDto }) {
  const { standing } = reviewCase.account;
  return (
    <div className="mt-2 flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
      <RiskChip level={standing.risk} />
      {standing.view === "FULL" ? (
        <>
          <b className="text-lede font-semibold">{standing.scoreText}</b>
          <StandingScale
            scoreMilli={standing.scoreMilli}
            thresholds={thresholdsOf(standing.thresholds)}
            size="header"
          />
          <span className="text-muted-fg">{changeText(standing)}</span>
        </>
      ) : null}
      <span className="ms-auto flex flex-wrap items-center gap-x-3 text-muted-fg">
        <Linked account={reviewCase.account} />
        <span>
          <Money amount={reviewCase.exposure} /> open
        </span>
        {reviewCase.decision ? null : (
          <span className="inline-flex items-center gap-1">
            due <DueTime at={reviewCase.dueAt.toISOString()} />
          </span>
        )}
      </span>
    </div>
  );
}

/** Whoever shares something with the account is one step away. */
function Linked({ account: { id, linkedAccounts } }: { account: ReviewCaseDto["account"] }) {
  if (!linkedAccounts) return null;
  return (
    <Link href={`/console/accounts/${id}?tab=linked`} className="link">
      {linkedAccounts} linked {linkedAccounts === 1 ? "account" : "accounts"}
    </Link>
  );
}

/** "down 6.4 in 24 h" */
function changeText({ delta24hMilli }: FullStandingDto): string {
  if (delta24hMilli === null) return "";
  const tenths = Math.round(Math.abs(delta24hMilli) / 100);
  if (tenths === 0) return "steady for 24 h";
  return `${delta24hMilli < 0 ? "down" : "up"} ${(tenths / 10).toFixed(1)} in 24 h`;
}

/** "3 of 42", the neighbours, and the case on a page of its own. */
function Steps({ caseId, place }: { caseId: string; place: CasePlace }) {
  const { position, total, onPrevious, onNext } = place;
  return (
    <span className="ms-auto flex items-center gap-1 max-lg:hidden">
      <span className="pe-2 text-muted-fg">
        {position === null ? "not in this list" : `${position} of ${total ? boundedCountText(total) : "many"}`}
      </span>
      <IconButton
        label="Previous case"
        size="small"
        aria-keyshortcuts="k"
        icon={<ChevronUp {...icon} />}
        onClick={onPrevious}
      />
      <IconButton
        label="Next case"
        size="small"
        aria-keyshortcuts="j"
        icon={<ChevronDown {...icon} />}
        onClick={onNext}
      />
      <Link
        href={`/console/review/${caseId}`}
        prefetch={false}
        aria-label="Open on a page of its own"
        title="Open on a page of its own"
        className={buttonLook("ghost", "small", "w-control-small px-0!")}
      >
        <Maximize2 aria-hidden="true" className="size-3.5" />
      </Link>
    </span>
  );
}
