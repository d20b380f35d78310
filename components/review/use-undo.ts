"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { type CallError, codeOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC, useTRPCClient } from "@/components/trpc/trpc-provider";
import { currentToasts, dismissToast, showToast } from "@/components/ui/toast-store";

export type Undoable = {
  readonly caseId: string;
  readonly name: string;
  readonly message: ReactNode;
  readonly undoSeconds: number;
  /** Where the decision is still on its way: undone once it has arrived. */
  readonly saved?: Promise<unknown>;
  /** The case is back. */
  readonly onUndone: () => void;
};

const LABEL = "Undo";

/** Errors of the client come from our own router alone. */
const asCallError = (error: unknown): CallError => error as CallError;

/** `review.undo`: says what was decided and offers to take it back, by press or by `u`, while the policy lets it. */
export function useUndo(): (undoable: Undoable) => number {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const trpc = useTRPC();
  useShortcut("case-undo", undoLast);
  return ({ caseId, name, message, undoSeconds, saved = Promise.resolve(), onUndone }) => {
    const undo = async () => {
      await saved;
      await client.review.undo.mutate({ caseId });
      onUndone();
      showToast({ message: `Undone. ${name} is back in the queue.` });
      await queries.invalidateQueries(trpc.review.pathFilter());
    };
    const failed = (error: unknown) => {
      const known = asCallError(error);
      showToast({ tone: "error", message: [sentenceOf(known), codeOf(known)].filter(Boolean).join(" ") });
    };
    const run = () => void undo().catch(failed);
    return showToast({ message, action: { label: LABEL, keys: "u", run }, lastsMs: undoSeconds * 1000 });
  };
}

/** What was decided last, as long as it is offered. */
function undoLast(): void {
  const last = currentToasts().findLast(({ action }) => action?.label === LABEL);
  if (!last) return;
  dismissToast(last.id);
  last.action?.run();
}
