"use client";

import { useQuery } from "@tanstack/react-query";
import { type CallError, codeOf, sentenceOf } from "@/components/trpc/refusal";
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

type Asked<Data> = {
  readonly data: Data | undefined;
  readonly error: CallError | null;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
};

export type SectionState<Data> = {
  readonly data: Data | null;
  readonly problem: { readonly message: string; readonly code: string | null } | null;
  readonly isFetching: boolean;
  readonly retry: () => void;
};

/** What a section needs to show data, or say why there is none. Old figures stay while a new look fails. */
export const stateOf = <Data>({ data, error, isFetching, refetch }: Asked<Data>): SectionState<Data> => ({
  data: data ?? null,
  problem: error ? { message: sentenceOf(error), code: codeOf(error) } : null,
  isFetching,
  retry: () => void refetch(),
});
