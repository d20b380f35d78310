"use client";

import { useMutation } from "@tanstack/react-query";
import { LockDialog } from "@/components/kit/lock-dialog";
import { emptyLockDraft } from "@/components/kit/lock-order";
import type { AfterLock } from "@/components/kit/lock-receipt";
import { useStaffSession } from "@/components/shell/staff-session";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useLocking, useLockPreview } from "@/components/trpc/use-locking";
import type { OutcomeDto, ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import { keepDraft, noteOf, useDraft } from "./decision-drafts";

export type NextCase = { readonly caseId: string; readonly name: string };

export type CaseDialogProps = {
  reviewCase: ReviewCaseDto;
  outcome: OutcomeDto;
  next: NextCase | null;
  onDecided: () => void;
  onNext: () => void;
  onClose: () => void;
};

/** `review.lock`: the case closes and its account is locked in one write. Waits for the server and shows the proof. */
export function LockCaseDialog({ reviewCase, outcome, next, onDecided, onNext, onClose }: CaseDialogProps) {
  const trpc = useTRPC();
  const me = useStaffSession();
  const { id, version, account } = reviewCase;
  const preview = useLockPreview(account.id);
  const kept = useDraft(me.accountId, id);
  const draft =
    kept?.outcome === "LOCK" ? kept.lock : { ...emptyLockDraft(outcome.suggested), note: kept ? noteOf(kept) : "" };
  const mutation = useMutation(
    trpc.review.lock.mutationOptions({
      onSuccess: () => {
        keepDraft(me.accountId, id, null);
        onDecided();
      },
    }),
  );
  const locking = useLocking({ mutate: (answers, then) => mutation.mutate({ caseId: id, version, ...answers }, then) });
  return (
    <LockDialog
      account={{ id: account.id, name: account.name.text }}
      reasons={outcome.reasons}
      preview={preview}
      draft={draft}
      onDraft={(lock) => keepDraft(me.accountId, id, { outcome: "LOCK", lock })}
      phase={locking.phase}
      refused={locking.refused}
      onLock={locking.lock}
      onClose={onClose}
      proof={locking.proof}
      next={afterDecision(next, onNext, onClose)}
    />
  );
}

/** Where a receipt leads: the next case, or back to the queue after the last. */
export const afterDecision = (next: NextCase | null, onNext: () => void, onClose: () => void): AfterLock =>
  next ? { label: `Next case: ${next.name}`, run: onNext } : { label: "Back to the queue", run: onClose };
