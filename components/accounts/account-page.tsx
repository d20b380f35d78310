"use client";

import type { ReactNode } from "react";
import { useStaffSession } from "@/components/shell/staff-session";
import { QueryProblem } from "@/components/trpc/query-problem";
import { TabBar, TabPanel } from "@/components/ui/tab-bar";
import type { AccountHeadDto } from "@/server/accounts/application/dto/account-dto";
import { type AccountTab, accountTabs, tabHref } from "./account-address";
import { AccountHeader, AccountHeaderSkeleton } from "./account-header";
import { useAccount } from "./use-account";

type AccountPageProps = {
  accountId: string;
  tab: AccountTab;
  /** The acts with consequences at the end of the head: they belong to another part of the console. */
  acts: ReactNode;
  children: ReactNode;
};

const tabNames: Readonly<Record<AccountTab, string>> = {
  overview: "Overview",
  trust: "Trust",
  activity: "Activity",
  sessions: "Sessions & devices",
  buyer: "Buyer",
  seller: "Seller",
  linked: "Linked",
  audit: "Audit",
};

/** Everything about one account: who it is, how it stands, what can be done, and its tabs. */
export function AccountPage({ accountId, tab, acts, children }: AccountPageProps) {
  const { data, error, isPending, isFetching, refetch } = useAccount(accountId);
  const tabs = useTabs(accountId, data?.head ?? null);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto scroll-pt-28 print:overflow-visible">
      {data ? <AccountHeader head={data.head} acts={acts} /> : null}
      {!data && isPending ? <AccountHeaderSkeleton /> : null}
      {!data && error ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
      <div className="z-20 bg-surface sm:sticky sm:top-14">
        <TabBar label="Account" tabs={tabs} current={tab} />
      </div>
      <TabPanel tab={tab} className="p-4 sm:px-6 print:px-0">
        {children}
      </TabPanel>
    </div>
  );
}

/** The tabs this role may open. */
function useTabs(accountId: string, head: AccountHeadDto | null) {
  const { can } = useStaffSession();
  const mayOpen: Readonly<Record<AccountTab, boolean>> = {
    overview: true,
    trust: can.includes("account.read-trust"),
    activity: true,
    sessions: can.includes("account.read-sessions"),
    buyer: head === null || head.roles.includes("BUYER"),
    seller: head === null || head.roles.includes("SELLER"),
    linked: can.includes("account.read-links"),
    audit: can.includes("audit.read"),
  };
  return accountTabs
    .filter((key) => mayOpen[key])
    .map((key) => ({
      key,
      label: tabNames[key],
      href: tabHref(accountId, key),
      count: countOf(key, head),
    }));
}

function countOf(tab: AccountTab, head: AccountHeadDto | null): number | null {
  if (tab === "sessions") return head?.liveSessions ?? null;
  return tab === "linked" ? (head?.linkedAccounts ?? null) : null;
}
