import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { AppPage } from "@/components/account/app-page";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../../sign-out-action";
import { beginAppAction, confirmAppAction, removeFactorAction } from "../factor-actions";

export const metadata: Metadata = { title: "Two-step sign-in" };

export default async function AppRoute() {
  const holder = await requireHolder("/account/security/app");
  const factors = await (await serverCaller()).account.factors();
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Two-step sign-in" />
      <AppPage
        begin={beginAppAction}
        confirm={confirmAppAction}
        remove={removeFactorAction}
        csrf={await csrfToken()}
        page="/account/security"
        isOn={factors.app !== null}
        waits={factors.appWaits}
      />
    </AccountFrame>
  );
}
