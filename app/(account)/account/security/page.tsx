import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { SecurityActivity } from "@/components/account/security-activity";
import { SecurityPage } from "@/components/account/security-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { passkeysPossible } from "@/server/accounts/adapters/inbound/rest/pending-page";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../sign-out-action";
import { endOneAction, endOthersAction } from "./actions";

export const metadata: Metadata = { title: "Security" };

type SecurityRouteProps = { searchParams: Promise<{ problem?: string | string[] }> };

export default async function SecurityRoute({ searchParams }: SecurityRouteProps) {
  const holder = await requireHolder("/account/security");
  const { account } = await serverCaller();
  const [sessions, factors, activity] = await Promise.all([
    account.sessions(),
    account.factors(),
    account.securityActivity(),
  ]);
  const { problem } = await searchParams;
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <SecurityPage
        sessions={sessions}
        factors={factors}
        passkeysPossible={passkeysPossible()}
        csrf={await csrfToken()}
        endOne={endOneAction}
        endOthers={endOthersAction}
      />
      <SecurityActivity activity={activity} refused={problem === "download"} />
    </AccountFrame>
  );
}
