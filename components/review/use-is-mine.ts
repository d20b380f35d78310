"use client";

import { useStaffSession } from "@/components/shell/staff-session";
import { useTRPCClient } from "@/components/trpc/trpc-provider";
import type { InlineAnswer } from "./inline-answers";

/** Asks the server whether a case is answered just so, by this reviewer. */
export function useIsMine(): (answer: InlineAnswer) => Promise<boolean> {
  const client = useTRPCClient();
  const { name } = useStaffSession();
  return async ({ outcome, input }) => {
    const { decision, waiting } = await client.review.get.query({ caseId: input.caseId });
    if (outcome === "VERIFY") return waiting?.by === name;
    const isSame =
      decision?.outcome === outcome && decision.reasonCode === input.reasonCode && (decision.note ?? "") === input.note;
    return isSame && decision.by === name;
  };
}
