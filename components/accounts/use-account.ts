"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { accountTopic, useLive } from "@/components/shell/use-live";
import { useTRPC } from "@/components/trpc/trpc-provider";

/** The account of this page. All parts of the page share one answer. */
export function useAccount(accountId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.accounts.get.queryOptions({ accountId }));
}

/**
 * Reads again what is on the page when somebody, anywhere, changed the account. Stands in the tab, the last part of the
 * page to come alive: an answer that came before would differ from what the server drew there.
 */
export function AccountNews({ accountId }: { accountId: string }): null {
  const trpc = useTRPC();
  const queries = useQueryClient();
  useLive([accountTopic(accountId)], () => {
    void queries.invalidateQueries(trpc.accounts.get.queryFilter({ accountId }));
    void queries.invalidateQueries(trpc.accounts.trust.pathFilter());
    void queries.invalidateQueries(trpc.accounts.sessions.pathFilter());
    void queries.invalidateQueries(trpc.accounts.conduct.pathFilter());
    void queries.invalidateQueries(trpc.accounts.linked.pathFilter());
    void queries.invalidateQueries(trpc.accounts.activity.pathFilter());
  });
  return null;
}
