"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { pagedState } from "@/components/trpc/paged-state";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { ParkedMessageDto } from "@/server/accounts/application/dto/system-dto";
import { type SectionState, stateOf } from "./use-system";

/** What waits for a person, page by page. The list never moves by itself: only what is done here changes it. */
export function useParked() {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.system.parked.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows);
  return { data: rows ? { rows } : null, ...pagedState(list) };
}

export function useParkedMessage(messageId: string): SectionState<ParkedMessageDto> {
  const trpc = useTRPC();
  return stateOf(useQuery(trpc.system.parkedMessage.queryOptions({ messageId })));
}

/** Whatever was decided shows in every section at once. */
export function useSystemChanged(): () => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => void queries.invalidateQueries(trpc.system.pathFilter());
}
