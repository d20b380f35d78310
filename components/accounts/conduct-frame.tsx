"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { type Fact, Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ConductDto } from "@/server/accounts/application/dto/conduct-dto";

type ConductFrameProps = { accountId: string; children: (conduct: ConductDto) => ReactNode };

/** One answer for the Buyer and the Seller tab, in all its states. */
export function ConductFrame({ accountId, children }: ConductFrameProps) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(trpc.accounts.conduct.queryOptions({ accountId }));
  if (data) return <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">{children(data)}</div>;
  if (!error) return <SkeletonRows count={6} rowHeight={28} label="Loading" />;
  return <QueryProblem error={error} isFetching={isFetching} refetch={refetch} />;
}

type ConductCardProps = { title: string; note?: ReactNode; facts: readonly Fact[] | null };

/** Counts with their names; null where the role sees none of them. */
export function ConductCard({ title, note, facts }: ConductCardProps) {
  return (
    <Panel title={title} note={note}>
      <div className="px-4 py-3">
        {facts ? (
          <Facts labelWidth={152} facts={facts} />
        ) : (
          <p className="text-muted-fg">Your role sees the level and what it allows, not these signals.</p>
        )}
      </div>
    </Panel>
  );
}
