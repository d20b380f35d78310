"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { ReviewView } from "@/server/accounts/application/dto/review-queue-dto";

/** Reads the next cases before they are wanted. */
export function useReadAhead(caseIds: readonly string[], view: ReviewView): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const key = caseIds.join(",");
  useEffect(() => {
    for (const caseId of key === "" ? [] : key.split(",")) {
      void queries.prefetchQuery(trpc.review.get.queryOptions({ caseId, view }));
    }
  }, [key, view, queries, trpc]);
}
