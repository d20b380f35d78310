import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { SecurityPage } from "@/components/account/security-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../sign-out-action";
import { endOneAction, endOthersAction } from "./actions";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityRoute() {
  const holder = await requireHolder("/account/security");
  const sessions = await (await serverCaller()).account.sessions();
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <SecurityPage sessions={sessions} csrf={await csrfToken()} endOne={endOneAction} endOthers={endOthersAction} />
    </AccountFrame>
  );
}
