"use client";

import { useMutation } from "@tanstack/react-query";
import type { RevealAnswer } from "@/components/kit/masked";
import { type CallError, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import type { RevealDeclaredInput } from "@/server/accounts/application/use-cases/reveal-declared/reveal-declared.schema";

const secrets = [
  "addressLine",
  "postalCode",
  "phone",
  "registerNumber",
  "pan",
  "gstNumber",
  "ifsc",
  "accountNumber",
  "upiAddress",
  "supportEmail",
] as const satisfies readonly RevealDeclaredInput["field"][];

const reasons = [
  "CONTACT_HOLDER",
  "COMPARE_EVIDENCE",
  "HOLDER_ASKED",
] as const satisfies readonly RevealDeclaredInput["reasonCode"][];

/** `sellers.revealDeclared`: one answer of the submission, for a reason and a while. */
export function useRevealDeclared(
  { id: applicationId, stage }: Pick<StageReviewDto, "id" | "stage">,
  fieldName: string,
): (reasonCode: string) => Promise<RevealAnswer> {
  const trpc = useTRPC();
  const { mutateAsync, reset } = useMutation(trpc.sellers.revealDeclared.mutationOptions({ gcTime: 0 }));
  const field = secrets.find((one) => one === fieldName);
  return async (code) => {
    const reasonCode = reasons.find((one) => one === code);
    if (!field || !reasonCode || stage === "FINAL") return { outcome: "refused", message: "Choose a reason." };
    try {
      const { value, seconds } = await mutateAsync({ applicationId, stage, field, reasonCode });
      return { outcome: "revealed", value, seconds };
    } catch (error) {
      return { outcome: "refused", message: isCallError(error) ? sentenceOf(error) : "That did not work. Try again." };
    } finally {
      reset();
    }
  };
}

/** Errors of `mutateAsync` come from our own client alone. */
const isCallError = (error: unknown): error is CallError => error instanceof Error && "shape" in error;
