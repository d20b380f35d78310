import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createLoader, type SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { type AccountTab, accountAddress } from "@/components/accounts/account-address";
import { AccountPage } from "@/components/accounts/account-page";
import { ConsolePage } from "@/components/shell/console-page";
import { isAbsent, pageReads } from "@/server/trpc/page-reads";
import { staffSession } from "../../staff-session";
import { HeadActs } from "./head-acts";
import { TabContent } from "./tab-content";
import { TabSkeleton } from "./tab-skeleton";

type AccountRouteProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const readAddress = createLoader(accountAddress);

/** Never a name: titles end up in histories and logs. */
export async function generateMetadata({ params }: AccountRouteProps): Promise<Metadata> {
  return { title: `Account ${(await params).id.slice(0, 8)}` };
}

export default async function AccountRoute({ params, searchParams }: AccountRouteProps) {
  const { can } = await staffSession();
  const { id } = await params;
  const { tab } = await readAddress(searchParams);
  const { trpc, queries, state } = await pageReads();
  const account = await queries
    .fetchQuery(trpc.accounts.get.queryOptions({ accountId: id }))
    .catch((error: unknown) => {
      if (isAbsent(error)) notFound();
      return null;
    });
  const shown = mayOpen(tab, can) ? tab : "overview";
  return (
    <ConsolePage
      title={<bdi>{account?.head.name.text ?? "Account"}</bdi>}
      trail={[{ label: "Accounts", href: "/console/accounts" }]}
      fills
    >
      <HydrationBoundary state={state()}>
        <AccountPage accountId={id} tab={shown} acts={<HeadActs accountId={id} />}>
          <Suspense key={shown} fallback={<TabSkeleton tab={shown} />}>
            <TabContent accountId={id} tab={shown} searchParams={searchParams} />
          </Suspense>
        </AccountPage>
      </HydrationBoundary>
    </ConsolePage>
  );
}

const needs: Readonly<Partial<Record<AccountTab, string>>> = {
  trust: "account.read-trust",
  linked: "account.read-links",
};

/** A tab that a role does not have is the overview for it, whoever sent the address. */
function mayOpen(tab: AccountTab, can: readonly string[]): boolean {
  const needed = needs[tab];
  return needed === undefined || can.includes(needed);
}
