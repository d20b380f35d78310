"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { reviewInput, stageAddress } from "./review-address";

/** The page's name is the stage that is shown; it follows the address. */
export function StageTitle({ applicationId, first }: { applicationId: string; first: string }) {
  const trpc = useTRPC();
  const [{ stage }] = useQueryStates(stageAddress);
  const { data } = useQuery(trpc.sellers.review.queryOptions(reviewInput(applicationId, stage)));
  const line = data?.stages.find((one) => one.stage === data.stage);
  return line ? line.label.slice(2) : first;
}
