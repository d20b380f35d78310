"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { stateOf } from "./use-system";

/** What flows is asked for every few seconds, what is counted or hardly changes less often. */
const flowMs = 5_000;
const slowMs = 30_000;

export function useBroker() {
  const trpc = useTRPC();
  return stateOf(useQuery(trpc.system.broker.queryOptions(undefined, { refetchInterval: flowMs })));
}

export function useLockPropagation() {
  const trpc = useTRPC();
  return stateOf(useQuery(trpc.system.locks.queryOptions(undefined, { refetchInterval: slowMs })));
}

export function useSessionStore() {
  const trpc = useTRPC();
  return stateOf(useQuery(trpc.system.sessions.queryOptions(undefined, { refetchInterval: slowMs })));
}

export function useInstallation() {
  const trpc = useTRPC();
  return stateOf(useQuery(trpc.system.installation.queryOptions(undefined, { refetchInterval: slowMs })));
}
