import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { StoreNameForm } from "@/components/selling-home/store-name-form";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { ownShop } from "@/server/accounts/adapters/inbound/rest/selling-home-views";
import { signOutAction } from "../../../../sign-out-action";
import { renameStoreAction } from "../actions";

export const metadata: Metadata = { title: "Change your store's name" };

export default async function StoreNameRoute() {
  const holder = await requireHolder("/sell/home/store");
  const { storeName } = await ownShop(holder);
  return (
    <AccountFrame name={holder.name} current="sell" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Change your store's name" />
      <StoreNameForm action={renameStoreAction} csrf={await csrfToken()} storeName={storeName} />
    </AccountFrame>
  );
}
