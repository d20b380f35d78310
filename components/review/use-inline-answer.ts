"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useStaffSession } from "@/components/shell/staff-session";
import { type CallError, codeOf, refusalOf, sentenceOf } from "@/components/trpc/refusal";
import { goesOn, useTRPC, useTRPCClient } from "@/components/trpc/trpc-provider";
import { dismissToast, showToast } from "@/components/ui/toast-store";
import { keepDraft } from "./decision-drafts";
import type { InlineAnswer } from "./inline-answers";
import { forgetSent, isSending, noteSent } from "./sent-decisions";
import { useIsMine } from "./use-is-mine";
import { useUndo } from "./use-undo";

export type Answering = {
  readonly answer: InlineAnswer;
  readonly name: string;
  /** What is said at once, with who comes next. */
  readonly message: ReactNode;
  /** The server has it. */
  readonly onSaved: () => void;
  /** It has not, or it was undone: the row comes back. */
  readonly onUnsaved: () => void;
  readonly undoSeconds: number;
};

/** Errors of the client come from our own router alone. */
const asCallError = (error: unknown): CallError => error as CallError;

/**
 * `review.clear`, `review.verify` and `review.limit`, optimistic: the screen goes on at once, and a decision that was not saved comes back with its draft
 * and its reason. Sent once, however often it is asked for, and by this tab even when the page has changed;
 * what a load of the page overtakes goes on, and is looked for after it (taking-up.ts).
 */
export function useInlineAnswer(): (answering: Answering) => void {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const me = useStaffSession();
  const offerUndo = useUndo();
  const isMineAlready = useIsMine();
  const mutate = ({ outcome, input }: InlineAnswer): Promise<unknown> => {
    if (outcome === "CLEAR") return client.review.clear.mutate(input, goesOn);
    return outcome === "VERIFY"
      ? client.review.verify.mutate(input, goesOn)
      : client.review.limit.mutate(input, goesOn);
  };
  return ({ answer, name, message, undoSeconds, onSaved, onUnsaved }) => {
    const { caseId } = answer.input;
    if (isSending(me.accountId, caseId)) return;
    noteSent(me.accountId, { answer, name, state: "sending", problem: null });
    const saving = mutate(answer);
    const toast = offerUndo({ caseId, name, message, undoSeconds, saved: saving, onUndone: onUnsaved });
    const saved = () => {
      forgetSent(me.accountId, caseId);
      keepDraft(me.accountId, caseId, null);
      onSaved();
    };
    const failed = async (error: CallError) => {
      // A first try may have arrived although its answer did not.
      if (refusalOf(error)?.code === "CONFLICT" && (await isMineAlready(answer).catch(() => false))) return saved();
      const code = codeOf(error);
      const problem = code ? `${sentenceOf(error)} ${code}` : sentenceOf(error);
      noteSent(me.accountId, { answer, name, state: "unsaved", problem });
      dismissToast(toast);
      showToast({ tone: "error", message: `${name} was not ${undone[answer.outcome]}. ${problem}` });
      onUnsaved();
    };
    saving
      .then(saved, (error: unknown) => failed(asCallError(error)))
      .finally(() => void queries.invalidateQueries(trpc.review.get.queryFilter({ caseId })));
  };
}

const undone = { CLEAR: "cleared", VERIFY: "asked", LIMIT: "limited" } as const;
