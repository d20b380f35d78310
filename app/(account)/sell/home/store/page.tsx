import type { Metadata } from "next";
import { SessionGuard } from "@/components/account/session-guard";
import { StoreNameForm } from "@/components/selling-home/store-name-form";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { SellShell } from "@/components/shell/sell-shell";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { ownShop } from "@/server/accounts/adapters/inbound/rest/selling-home-views";
import { signOutAction } from "../../../../sign-out-action";
import { renameStoreAction } from "../actions";

export const metadata: Metadata = { title: "Change your store's name" };

export default async function StoreNameRoute() {
  const { storeName } = await ownShop(await requireHolder("/sell/home/store"));
  return (
    <SellShell signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Change your store's name" />
      <StoreNameForm action={renameStoreAction} csrf={await csrfToken()} storeName={storeName} />
      <SessionGuard refreshes={false} />
    </SellShell>
  );
}
