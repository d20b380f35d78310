import type { Metadata } from "next";
import { AppPage } from "@/components/account/app-page";
import { ConsoleSecurity } from "@/components/account/console-security";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { serverCaller } from "@/server/trpc/caller";
import {
  beginAppAction,
  confirmAppAction,
  removeFactorAction,
} from "../../../../(account)/account/security/factor-actions";
import { staffSession } from "../../staff-session";

export const metadata: Metadata = { title: "Two-step sign-in" };

export default async function StaffAppRoute() {
  await staffSession();
  const { app, appWaits } = await (await serverCaller()).account.factors();
  return (
    <ConsoleSecurity title="Two-step sign-in">
      <AppPage
        begin={beginAppAction}
        confirm={confirmAppAction}
        remove={removeFactorAction}
        csrf={await csrfToken()}
        page="/console/security"
        isOn={app !== null}
        waits={appWaits}
      />
    </ConsoleSecurity>
  );
}
