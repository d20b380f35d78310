"use client";

import { Scale } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { DueTime } from "@/components/kit/relative-time";
import { useStaffSession } from "@/components/shell/staff-session";
import { Notice } from "@/components/ui/notice";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import { AutomaticChecks } from "./automatic-checks";
import { DecidedNote, SituationNote } from "./decided-note";
import { DecisionButtons } from "./decision-buttons";
import { GrantsCard } from "./grants-card";
import { NeedsAnother } from "./needs-another";
import { NextApplication, type Told } from "./next-application";
import { PanelProblems } from "./panel-problems";
import { PersonChecks } from "./person-checks";
import { draftKey, useStageDraft } from "./stage-drafts";
import { useApprove } from "./use-approve";

// Without `ssr: false` there is no boundary of its own, and the whole page would hide while this loads.
const ReturnDialog = dynamic(() => import("./return-dialog").then((module) => module.ReturnDialog), { ssr: false });
const RejectDialog = dynamic(() => import("./reject-dialog").then((module) => module.RejectDialog), { ssr: false });

type DecisionPanelProps = { review: StageReviewDto; told: Told | null; onTold: (told: Told) => void };

/** Checks and decision: what the machine found, what the reviewer looked at, and the three answers. */
export function DecisionPanel({ review, told, onTold }: DecisionPanelProps) {
  const { accountId } = useStaffSession();
  const use = useStageDraft(draftKey(accountId, review.id, review.stage, review.submission?.no ?? 0));
  const [asked, setAsked] = useState<"return" | "reject" | null>(null);
  const done = (sentence: string) => onTold({ stage: review.stage, sentence });
  const approving = useApprove(review, use, () => done(approvedSentence(review)));
  const { deciding } = review;
  const isDecidable = deciding !== null && review.stage === review.inHand && review.decision === null;
  const dialog = { review, use, onDone: done, onClose: () => setAsked(null) };
  return (
    <aside
      aria-label="Checks and decision"
      // On a phone its foot has to stick while everything above it scrolls, so it makes no box of its own there.
      className="border-border bg-surface max-lg:contents lg:flex lg:min-h-0 lg:flex-col lg:border-s"
    >
      <div className="flex min-h-0 flex-1 flex-col border-border px-4 pt-4 max-lg:border-t max-lg:bg-surface max-lg:pb-4 sm:px-6 lg:overflow-y-auto">
        <SituationNote situation={review.situation} />
        <WaitingRejection review={review} />
        <AutomaticChecks review={review} checks={review.checks.filter(({ stage }) => stage === review.stage)} />
        {isDecidable && deciding.approve === null ? (
          <PersonChecks review={review} use={use} onConfirm={approving.approve} />
        ) : null}
        {review.decision ? <DecidedNote review={review} decision={review.decision} /> : null}
        {deciding?.needsAnother ? (
          <NeedsAnother review={review} colleagues={deciding.needsAnother} mayHandOver={deciding.mayHandOver} />
        ) : null}
        {review.grants && review.stage !== "FINAL" ? (
          <div className="mt-auto pt-5">
            <GrantsCard grants={review.grants} />
          </div>
        ) : null}
      </div>
      <footer
        id="decision"
        className="shrink-0 px-4 pb-4 max-lg:sticky max-lg:bottom-0 max-lg:z-10 max-lg:border-t max-lg:border-border-strong max-lg:bg-bg max-lg:pb-3 sm:px-6 lg:pb-6 print:hidden"
      >
        {told ? (
          <NextApplication told={told} next={review.next} />
        ) : (
          <>
            <div className="mt-3">
              <PanelProblems problems={approving.problems} />
              {approving.refused ? (
                <Notice role="alert" className="mb-3">
                  {approving.refused}
                </Notice>
              ) : null}
            </div>
            <DecisionButtons
              review={review}
              isBusy={approving.isBusy}
              onApprove={approving.approve}
              onReturn={() => setAsked("return")}
              onReject={() => setAsked("reject")}
            />
          </>
        )}
      </footer>
      {approving.stepUpDialog}
      {asked === "return" ? <ReturnDialog {...dialog} /> : null}
      {asked === "reject" ? <RejectDialog {...dialog} /> : null}
    </aside>
  );
}

const AFTER = {
  BUSINESS: "Business approved. Identity opens next.",
  IDENTITY: "Identity approved. Tax opens next.",
  TAX: "Tax approved. Payout opens next.",
  PAYOUT: "Payout approved. Store opens next.",
  STORE: "Store approved. Final opens next, for somebody else than Identity's reviewer.",
  FINAL: "Approved. The seller's side is being set up.",
} as const;

const approvedSentence = ({ stage, at }: StageReviewDto): string =>
  at === "PROBATION" || at === "ESTABLISHED" ? "Approved. The new number is being put in place." : AFTER[stage];

function WaitingRejection({ review: { waitingRejection } }: { review: StageReviewDto }) {
  if (!waitingRejection) return null;
  const { id, requestedBy, expiresAt } = waitingRejection;
  return (
    <Notice
      icon={<Scale aria-hidden="true" strokeWidth={1.75} />}
      className="mb-4"
      action={
        <a href={`/console/approvals?ap=${id}`} className="link shrink-0">
          Open
        </a>
      }
    >
      <b className="font-semibold">A rejection waits for a LEAD.</b> <bdi>{requestedBy}</bdi> asked for it; it lapses{" "}
      <DueTime at={expiresAt.toISOString()} />.
    </Notice>
  );
}
