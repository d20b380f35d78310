"use client";

import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { ActionButton } from "@/components/ui/action-button";
import { cx } from "@/components/ui/cx";
import { Kbd } from "@/components/ui/kbd";
import { useIsOnline } from "@/components/ui/offline-banner";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";

type DecisionButtonsProps = {
  review: StageReviewDto;
  isBusy: boolean;
  onApprove: () => void;
  onReturn: () => void;
  onReject: () => void;
};

const offline = "You are offline. Your draft is kept.";

/** Approve, send back, reject: each by press and by key, and each says why not where it can't. */
export function DecisionButtons({ review, isBusy, onApprove, onReturn, onReject }: DecisionButtonsProps) {
  const isOnline = useIsOnline();
  const { deciding } = review;
  const approve = isOnline ? (deciding?.approve ?? null) : offline;
  const back = isOnline ? (deciding?.return ?? null) : offline;
  const reject = isOnline ? (deciding?.reject ?? null) : offline;
  const may = deciding !== null;
  useShortcut("stage-approve", onApprove, may && approve === null && !isBusy);
  useShortcut("stage-return", onReturn, may && back === null);
  useShortcut("stage-reject", onReject, may && reject === null);
  if (!may) return <p className="text-muted-fg">You can read this application. Analysts and leads decide it.</p>;
  // Of a stage that is over, or not there yet, nothing can be decided at all: one sentence says so.
  if (approve !== null && approve === back && reject !== null) return <p className="text-muted-fg">{approve}</p>;
  const beside = deciding.needsAnother ? "flex-1 justify-center" : "";
  return (
    <>
      <p className="mb-3 text-meta text-muted-fg max-lg:hidden">
        Approving asks for your second factor if the last one is older than 15 minutes. {nextWords(review)}
      </p>
      <div className="flex flex-wrap gap-2">
        <ActionButton
          tone="primary"
          // The long name has a line of its own, so that the other two stay beside each other.
          className={cx("justify-center", deciding.needsAnother ? "w-full" : "flex-1")}
          busy={isBusy}
          busyLabel="Approving"
          blockedBecause={approve}
          aria-keyshortcuts="a"
          keys={<Kbd onSolid>a</Kbd>}
          onClick={onApprove}
        >
          {deciding.needsAnother ? "Needs another reviewer" : "Approve"}
        </ActionButton>
        <ActionButton
          className={beside}
          blockedBecause={back}
          aria-keyshortcuts="b"
          keys={<Kbd>b</Kbd>}
          onClick={onReturn}
        >
          Return…
        </ActionButton>
        <ActionButton
          tone="quiet-danger"
          className={beside}
          blockedBecause={reject}
          aria-keyshortcuts="r"
          keys={<Kbd>r</Kbd>}
          onClick={onReject}
        >
          Reject…
        </ActionButton>
      </div>
    </>
  );
}

const NEXT = {
  BUSINESS: "Identity opens next.",
  IDENTITY: "Tax opens next.",
  TAX: "Payout opens next.",
  PAYOUT: "Store opens next.",
  STORE: "Final opens next.",
  FINAL: "Selling begins next.",
} as const;

const nextWords = ({ at, stage }: StageReviewDto): string =>
  at === "PROBATION" || at === "ESTABLISHED" ? "Selling goes on under the new number then." : NEXT[stage];
