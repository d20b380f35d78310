"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useStaffSession } from "@/components/shell/staff-session";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { dropForeignDrafts } from "./decision-drafts";
import { takeUp } from "./taking-up";
import { useIsMine } from "./use-is-mine";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Takes up what this tab left behind when it was loaded anew; what somebody else left in it goes first. */
export function useTakingUp(): void {
  const { accountId: who } = useStaffSession();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const isMine = useIsMine();
  const latest = useRef({ isMine, trpc });
  useEffect(() => {
    latest.current = { isMine, trpc };
  });
  useEffect(() => {
    dropForeignDrafts(who);
    void takeUp({ who, isMine: (answer) => latest.current.isMine(answer), wait }).then(async (saved) => {
      if (saved.length > 0) await queries.invalidateQueries(latest.current.trpc.review.pathFilter());
    });
  }, [who, queries]);
}
