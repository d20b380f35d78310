"use client";

import "@/components/kit/schemas-without-eval";
import { useMutation } from "@tanstack/react-query";
import { StatusDialog } from "@/components/kit/status-dialog";
import { emptyStatusDraft, type StatusDraft, statusProblems } from "@/components/kit/status-order";
import { useStaffSession } from "@/components/shell/staff-session";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useNotedAct } from "@/components/trpc/use-noted-act";
import type { StatusAsked } from "@/server/accounts/application/use-cases/change-status/ask-status-within";
import { suspendCaseSchema } from "@/server/accounts/application/use-cases/suspend-case/suspend-case.schema";
import { type DecisionDraft, keepDraft, noteOf, useDraft } from "./decision-drafts";
import { afterDecision, type CaseDialogProps } from "./lock-case-dialog";

/** `review.suspend`: the case closes, the account is contained and another lead is asked, in one write. */
export function SuspendCaseDialog({ reviewCase, outcome, next, onDecided, onNext, onClose }: CaseDialogProps) {
  const trpc = useTRPC();
  const me = useStaffSession();
  const { id: caseId, version, account } = reviewCase;
  const kept = useDraft(me.accountId, caseId);
  const draft = kept?.outcome === "SUSPEND" ? kept.suspend : firstDraft(outcome.suggested, kept);
  const mutation = useMutation(
    trpc.review.suspend.mutationOptions({
      onSuccess: () => {
        keepDraft(me.accountId, caseId, null);
        onDecided();
      },
    }),
  );
  const { send, ...act } = useNotedAct<StatusAsked>();
  return (
    <StatusDialog
      {...act}
      account={{
        id: account.id,
        name: account.name.text,
        liveSessions: account.liveSessions,
        isLocked: account.lock?.scope === "ACCOUNT",
      }}
      to="SUSPENDED"
      reasons={outcome.reasons.map(({ code, label }) => ({ value: code, label }))}
      draft={draft}
      onDraft={(suspend) => keepDraft(me.accountId, caseId, { outcome: "SUSPEND", suspend })}
      read={({ reasonCode, note }) => {
        const read = suspendCaseSchema.safeParse({ caseId, version, reasonCode, note });
        return read.success ? { input: read.data } : { problems: statusProblems(read.error.issues) };
      }}
      onSend={(input) => send((then) => mutation.mutate(input, then))}
      onClose={onClose}
      next={afterDecision(next, onNext, onClose)}
    />
  );
}

/** A note typed for another answer comes along. */
const firstDraft = (suggested: string | null, kept: DecisionDraft | null): StatusDraft => ({
  ...emptyStatusDraft(),
  reasonCode: suggested ?? "",
  note: kept ? noteOf(kept) : "",
});
