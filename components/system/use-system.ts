"use client";

import { useQuery } from "@tanstack/react-query";
import { type CallError, type Problem, problemOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { OutboxStateDto, ProjectionsDto } from "@/server/accounts/application/dto/system-dto";

/** Figures of a running system: asked again every few seconds while somebody looks. */
const refreshMs = 5_000;

export function useOutbox(): SectionState<OutboxStateDto> {
  const trpc = useTRPC();
  return stateOf(useQuery(trpc.system.outbox.queryOptions(undefined, { refetchInterval: refreshMs })));
}

export function useProjections(): SectionState<ProjectionsDto> {
  const trpc = useTRPC();
  return stateOf(useQuery(trpc.system.projections.queryOptions(undefined, { refetchInterval: refreshMs })));
}

export function useAuditChain() {
  const trpc = useTRPC();
  return stateOf(useQuery(trpc.audit.chain.queryOptions(undefined, { refetchInterval: refreshMs })));
}

type Asked = {
  readonly data: unknown;
  readonly error: CallError | null;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
};

export type SectionState<Data> = {
  readonly data: Data | null;
  readonly problem: Problem | null;
  readonly isFetching: boolean;
  readonly retry: () => void;
};

/** What a section needs to show data, or say why there is none. Old figures stay while a new look fails. */
export const stateOf = <Query extends Asked>(query: Query): SectionState<NonNullable<Query["data"]>> => ({
  data: query.data ?? null,
  problem: problemOf(query.error),
  isFetching: query.isFetching,
  retry: () => void query.refetch(),
});
