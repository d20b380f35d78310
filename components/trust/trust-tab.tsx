"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { BuiltPanel } from "./built-panel";
import { ClearPanel } from "./clear-panel";
import { EffectsPanel } from "./effects-panel";
import { HistoryPanel } from "./history-panel";
import { LevelsPanel } from "./levels-panel";
import { PastStrip } from "./past-strip";
import { trustAddress } from "./trust-address";
import { TrustSkeleton } from "./trust-skeleton";

/** Why an account stands where it stands, now or at any past moment. */
export function TrustTab({ accountId }: { accountId: string }) {
  const trpc = useTRPC();
  const [{ at, days }, setAddress] = useQueryStates(trustAddress);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(
    trpc.accounts.trust.queryOptions({ accountId, at, days }, { placeholderData: keepPreviousData }),
  );
  if (!data && error) {
    return <QueryProblem error={error} isFetching={isFetching} refetch={refetch} />;
  }
  if (!data) return <TrustSkeleton />;
  return (
    <div className="grid gap-4" aria-busy={isPlaceholderData || undefined}>
      {at ? <PastStrip at={at} onBackToNow={() => void setAddress({ at: null }, { history: "push" })} /> : null}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,800fr)_minmax(0,368fr)]">
        <div className="grid min-w-0 gap-4">
          <BuiltPanel trust={data} accountId={accountId} />
          <HistoryPanel
            accountId={accountId}
            explanation={data.explanation}
            history={data.history}
            days={days}
            onDays={(next) => void setAddress({ days: next })}
          />
        </div>
        <div className="grid min-w-0 gap-4">
          {data.outlook ? (
            <ClearPanel accountId={accountId} outlook={data.outlook} isOverridden={data.override !== null} />
          ) : (
            <LevelsPanel explanation={data.explanation} />
          )}
          <EffectsPanel roles={data.head.roles} table={data.effectsTable} />
        </div>
      </div>
    </div>
  );
}
