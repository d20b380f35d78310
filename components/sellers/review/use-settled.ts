"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { CallError } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { StageDraftUse } from "./stage-drafts";

type Settling = { use: StageDraftUse; onDone: (sentence: string) => void; onClose: () => void };

type Then = { readonly onError: (error: CallError) => void };

/** What follows an answer about a stage: the desk is read anew either way, and a draft that was sent is forgotten. */
export function useSettled({ use, onDone, onClose }: Settling) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const readAnew = () => void queries.invalidateQueries(trpc.sellers.pathFilter());
  return (then: Then, sentence: string) => ({
    onError: (error: CallError) => {
      readAnew();
      then.onError(error);
    },
    onSuccess: () => {
      use.forget();
      readAnew();
      onDone(sentence);
      onClose();
    },
  });
}
