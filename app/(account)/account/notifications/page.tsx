import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { NotificationsPage } from "@/components/account/notifications-page";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder, shown } from "@/server/accounts/adapters/inbound/rest/page-access";
import { accountsModule } from "@/server/composition-root";
import { signOutAction } from "../../../sign-out-action";
import { saveChoicesAction } from "./actions";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsRoute() {
  const holder = await requireHolder("/account/notifications");
  const choices = shown(await accountsModule().queries.getOwnChoices(holder));
  return (
    <AccountFrame
      name={holder.name}
      current="notifications"
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <AccountHeading title="Notifications" />
      <NotificationsPage choices={choices} csrf={await csrfToken()} action={saveChoicesAction} />
    </AccountFrame>
  );
}
