import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { NotificationsPage } from "@/components/account/notifications-page";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { ownChoices } from "@/server/accounts/adapters/inbound/rest/own-pages";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../sign-out-action";
import { saveChoicesAction } from "./actions";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsRoute() {
  const holder = await requireHolder("/account/notifications");
  const choices = await ownChoices(holder);
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
