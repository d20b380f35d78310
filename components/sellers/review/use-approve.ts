"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type CallError, fieldProblemsOf, refusalOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { useStepUp } from "@/components/trpc/use-step-up";
import type { FieldError } from "@/components/ui/error-summary";
import type { DecidedApplicationDto } from "@/server/accounts/application/dto/application-dto";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import type { StageDraftUse } from "./stage-drafts";
import { stageProblems } from "./stage-problems";

/** `sellers.approveStage`: sent once however often it is pressed; what keeps it from that is named in the panel. */
export function useApprove(review: StageReviewDto, { draft, forget }: StageDraftUse, onDone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const isSent = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldError[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const mutation = useMutation(trpc.sellers.approveStage.mutationOptions());
  const settle = () => {
    isSent.current = false;
    setIsBusy(false);
    void queries.invalidateQueries(trpc.sellers.pathFilter());
  };
  const fail = (error: CallError) => {
    settle();
    const fields = fieldProblemsOf(error);
    if (fields.length > 0) setProblems(fields.map(({ problem }) => ({ fieldId: "", message: problem })));
    else setRefused(conflictSentence(error));
  };
  const approve = () => {
    if (isSent.current) return;
    const found = stageProblems(review, draft.ticked);
    setProblems(found);
    setRefused(null);
    if (found.length > 0) return;
    isSent.current = true;
    setIsBusy(true);
    const note = draft.note.trim();
    const order = { applicationId: review.id, stage: review.stage, version: review.version };
    const input = { ...order, personChecks: draft.ticked, ...(note === "" ? {} : { note }) };
    stepUp.guard<DecidedApplicationDto>((then) => mutation.mutate(input, then))({
      onSuccess: () => {
        settle();
        forget();
        onDone();
      },
      onError: fail,
    });
  };
  return { approve, isBusy, problems, refused, stepUpDialog: stepUp.dialog };
}

/** Somebody was first: who it was, and that nothing typed is lost. */
export function conflictSentence(error: CallError): string {
  const refusal = refusalOf(error);
  if (refusal?.code !== "CONFLICT" || refusal.what !== "application") return sentenceOf(error);
  const who = refusal.by ? `${refusal.by} decided on this application first.` : "This application changed meanwhile.";
  return `${who} Nothing of yours was sent; your draft is kept.`;
}
