import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { ClosePage } from "@/components/account/close-page";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { ownClosing } from "@/server/accounts/adapters/inbound/rest/own-pages";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../sign-out-action";
import { askToCloseAction, keepAccountAction } from "./actions";

export const metadata: Metadata = { title: "Close account" };

export default async function CloseRoute() {
  const holder = await requireHolder("/account/close");
  const { closesAt, coolingOffDays, contactsKeptDays } = await ownClosing(holder);
  return (
    <AccountFrame name={holder.name} current="close" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Close account" />
      <ClosePage
        closesAt={closesAt?.toISOString() ?? null}
        coolingOffDays={coolingOffDays}
        contactsKeptDays={contactsKeptDays}
        csrf={await csrfToken()}
        ask={askToCloseAction}
        keep={keepAccountAction}
      />
    </AccountFrame>
  );
}
