"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { approvalsTopic, useLive } from "@/components/shell/use-live";
import { pagedState } from "@/components/trpc/paged-state";
import { useTRPC } from "@/components/trpc/trpc-provider";

/** The team, page by page, and whether a second admin could approve. */
export function useTeam() {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.team.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  return {
    rows: list.data?.pages.flatMap((page) => page.rows) ?? null,
    hasSecondAdmin: list.data?.pages[0]?.hasSecondAdmin ?? true,
    ...pagedState(list),
  };
}

/** Invitations that wait, newest first. */
export function useInvitations() {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.team.invitations.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  return { rows: list.data?.pages.flatMap((page) => page.rows) ?? null, ...pagedState(list) };
}

/** What a second person answered elsewhere shows here too. */
export function useTeamNews(): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  useLive([approvalsTopic], () => void queries.invalidateQueries(trpc.team.pathFilter()));
}

/** What was asked or done shows on the page behind the dialog at once. */
export function useTeamChanged(): () => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  return () => {
    void queries.invalidateQueries(trpc.team.pathFilter());
    router.refresh();
  };
}
