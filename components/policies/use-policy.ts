"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { PolicyRunDto } from "@/server/accounts/application/dto/policy-dto";

export type WantedPolicy = { readonly version: number | "draft"; readonly with?: number | null };

/** One version, asked anew every second while a backtest of it waits or runs. */
export function usePolicy({ version, with: beside = null }: WantedPolicy) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const query = useQuery({
    ...trpc.policies.get.queryOptions({ version, with: beside }),
    refetchInterval: ({ state }) => (isGoingOn(state.data?.run ?? null) ? 1_000 : false),
    // What is being edited never changes under the cursor.
    refetchOnWindowFocus: false,
  });
  return {
    ...query,
    refresh: () => queries.invalidateQueries(trpc.policies.pathFilter()),
  };
}

export const isGoingOn = (run: Pick<PolicyRunDto, "state"> | null): boolean =>
  run?.state === "WAITING" || run?.state === "RUNNING";
