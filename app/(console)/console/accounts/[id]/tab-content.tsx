import { HydrationBoundary } from "@tanstack/react-query";
import { createLoader, type SearchParams } from "nuqs/server";
import type { ReactNode } from "react";
import { type AccountTab, accountAddress } from "@/components/accounts/account-address";
import { kindOfFilter } from "@/components/accounts/activity-filters";
import { ActivityPanel } from "@/components/accounts/activity-panel";
import { OverviewTab } from "@/components/accounts/overview-tab";
import { activityRows, overviewRows, sessionRows } from "@/components/accounts/page-sizes";
import { AccountNews } from "@/components/accounts/use-account";
import { auditAddress } from "@/components/audit/audit-address";
import { auditInput } from "@/components/audit/audit-input";
import { trustAddress } from "@/components/trust/trust-address";
import { pageReads } from "@/server/trpc/page-reads";
import { AuditTab, BuyerTab, LinkedTab, SellerTab, SessionsTab, TrustTab } from "./tab-parts";

type TabContentProps = { accountId: string; tab: AccountTab; searchParams: Promise<SearchParams> };
type Reads = Awaited<ReturnType<typeof pageReads>>;
type Ahead = (reads: Reads, accountId: string, searchParams: Promise<SearchParams>) => Promise<void>;

const readActivityAddress = createLoader(accountAddress);
const readTrustAddress = createLoader(trustAddress);
const readAuditAddress = createLoader(auditAddress);

const activityAhead =
  (limit: number): Ahead =>
  async ({ queries, trpc }, accountId, searchParams) => {
    const { kind } = await readActivityAddress(searchParams);
    await queries.prefetchInfiniteQuery(
      trpc.accounts.activity.infiniteQueryOptions(
        { accountId, kind: kindOfFilter(kind), limit },
        { getNextPageParam: (page) => page.nextCursor },
      ),
    );
  };

const conductAhead: Ahead = async ({ queries, trpc }, accountId) => {
  await queries.prefetchQuery(trpc.accounts.conduct.queryOptions({ accountId }));
};

/** What each tab shows first is read with the page. */
const ahead: Readonly<Record<AccountTab, Ahead>> = {
  overview: activityAhead(overviewRows),
  activity: activityAhead(activityRows),
  trust: async ({ queries, trpc }, accountId, searchParams) => {
    const { at, days } = await readTrustAddress(searchParams);
    await queries.prefetchQuery(trpc.accounts.trust.queryOptions({ accountId, at, days }));
  },
  sessions: async ({ queries, trpc }, accountId) => {
    await queries.prefetchInfiniteQuery(
      trpc.accounts.sessions.infiniteQueryOptions(
        { accountId, limit: sessionRows },
        { getNextPageParam: (page) => page.nextCursor },
      ),
    );
  },
  buyer: conductAhead,
  seller: conductAhead,
  linked: async ({ queries, trpc }, accountId) => {
    await queries.prefetchQuery(trpc.accounts.linked.queryOptions({ accountId }));
  },
  audit: async ({ queries, trpc }, accountId, searchParams) => {
    const input = auditInput(await readAuditAddress(searchParams), Date.now(), accountId);
    await queries.prefetchInfiniteQuery(
      trpc.audit.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }),
    );
  },
};

const contents: Readonly<Record<AccountTab, (accountId: string) => ReactNode>> = {
  overview: (accountId) => <OverviewTab accountId={accountId} />,
  activity: (accountId) => <ActivityPanel accountId={accountId} pageSize={activityRows} />,
  trust: (accountId) => <TrustTab accountId={accountId} />,
  sessions: (accountId) => <SessionsTab accountId={accountId} />,
  buyer: (accountId) => <BuyerTab accountId={accountId} />,
  seller: (accountId) => <SellerTab accountId={accountId} />,
  linked: (accountId) => <LinkedTab accountId={accountId} />,
  audit: (accountId) => <AuditTab accountId={accountId} />,
};

/** One tab of an account with its first answers. */
export async function TabContent({ accountId, tab, searchParams }: TabContentProps) {
  const reads = await pageReads();
  await ahead[tab](reads, accountId, searchParams);
  return (
    <HydrationBoundary state={reads.state()}>
      {contents[tab](accountId)}
      <AccountNews accountId={accountId} />
    </HydrationBoundary>
  );
}
