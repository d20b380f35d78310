"use client";

import { QueryProblem } from "@/components/trpc/query-problem";
import { ActivityPanel } from "./activity-panel";
import { EffectsCard } from "./effects-card";
import { HistoryCard } from "./history-card";
import { IdentityCard } from "./identity-card";
import { OverviewSkeleton } from "./overview-skeleton";
import { overviewRows } from "./page-sizes";
import { RolesCard } from "./roles-card";
import { SignedInCard } from "./signed-in-card";
import { StandingCard } from "./standing-card";
import { useAccount } from "./use-account";

/** The account at a glance; its timeline loads and fails on its own. */
export function OverviewTab({ accountId }: { accountId: string }) {
  return (
    <div className="grid gap-4">
      <Cards accountId={accountId} />
      <ActivityPanel accountId={accountId} pageSize={overviewRows} />
    </div>
  );
}

function Cards({ accountId }: { accountId: string }) {
  const { data, error, isFetching, refetch } = useAccount(accountId);
  if (!data && error) {
    return <QueryProblem error={error} isFetching={isFetching} refetch={refetch} />;
  }
  if (!data) return <OverviewSkeleton />;
  const { head, standing } = data;
  return (
    <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-[minmax(0,360fr)_minmax(0,422fr)_minmax(0,360fr)]">
      <StandingCard head={head} topLines={standing?.topLines ?? null} />
      {standing ? <HistoryCard head={head} history={standing.history} /> : null}
      <IdentityCard head={head} identity={data.identity} />
      <RolesCard accountId={head.id} buyer={data.buyer} seller={data.seller} effects={data.effects.seller} />
      <EffectsCard effects={data.effects} />
      <div className={standing ? "grid" : "grid xl:col-span-2"}>
        <SignedInCard accountId={head.id} signedIn={data.whereSignedIn} />
      </div>
    </div>
  );
}
