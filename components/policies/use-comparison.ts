"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";

export type Comparison = ReturnType<typeof useComparison>;

/** What the draft is compared with: as a rule the live version, or any other one that was chosen. */
export function useComparison(policy: PolicyDto) {
  const trpc = useTRPC();
  const usual = policy.compared;
  const [wanted, setWanted] = useState<number | null>(null);
  const chosen = wanted === usual?.version ? null : wanted;
  const { data, error, isFetching, refetch } = useQuery({
    ...trpc.policies.get.queryOptions({ version: policy.version, with: chosen }),
    enabled: chosen !== null,
    refetchOnWindowFocus: false,
  });
  // Until the other one is there, everything is still told against the usual one.
  const other = chosen === null ? null : (data?.compared ?? null);
  const document = other?.document ?? usual?.document ?? null;
  return {
    /** The other version, once it is there; null for the usual comparison. */
    against: other?.version ?? null,
    document: document && { ...document },
    wanted: chosen ?? usual?.version ?? null,
    choose: setWanted,
    problem: chosen !== null && error ? { error, isFetching, refetch } : null,
  };
}
