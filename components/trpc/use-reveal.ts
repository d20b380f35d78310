"use client";

import { useMutation } from "@tanstack/react-query";
import type { RevealAnswer, RevealReason } from "@/components/kit/masked";
import type {
  RevealableField,
  RevealPersonalDataInput,
} from "@/server/accounts/application/use-cases/reveal-personal-data/reveal-personal-data.schema";
import { sentenceOf } from "./refusal";
import { useTRPC } from "./trpc-provider";

type ReasonCode = RevealPersonalDataInput["reasonCode"];

/** The server's own list, as a type alone: its schema would bring the validator to every page that shows a contact. */
const labels: Readonly<Record<ReasonCode, string>> = {
  CONTACT_HOLDER: "To contact the holder",
  COMPARE_EVIDENCE: "To compare evidence",
  HOLDER_ASKED: "The holder asked for it",
};

const isReasonCode = (code: string): code is ReasonCode => code in labels;

/** Why a private value may be asked for. */
export const revealReasons: readonly RevealReason[] = Object.entries(labels).map(([code, label]) => ({ code, label }));

export type RevealOrder = { readonly accountId: string; readonly field: RevealableField; readonly sessionId?: string };

/** `accounts.reveal`: asks for one private value. Nothing of it is kept beyond the part that shows it. */
export function useReveal(order: RevealOrder): (reasonCode: string) => Promise<RevealAnswer> {
  const trpc = useTRPC();
  const { mutateAsync, reset } = useMutation(trpc.accounts.reveal.mutationOptions({ gcTime: 0 }));
  return async (reasonCode) => {
    if (!isReasonCode(reasonCode)) return { outcome: "refused", message: "Choose a reason." };
    try {
      const { value, seconds } = await mutateAsync({ ...order, reasonCode });
      return { outcome: "revealed", value, seconds };
    } catch (error) {
      return { outcome: "refused", message: isCallError(error) ? sentenceOf(error) : "That did not work. Try again." };
    } finally {
      reset();
    }
  };
}

type CallErrorOf = Parameters<typeof sentenceOf>[0];

/** Errors of `mutateAsync` come from our own client alone. */
const isCallError = (error: unknown): error is CallErrorOf => error instanceof Error && "shape" in error;
