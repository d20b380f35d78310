import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { AddressForm } from "@/components/account/address-form";
import { countryOptions } from "@/components/account/countries";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../../sign-out-action";
import { addAddressAction } from "../actions";

export const metadata: Metadata = { title: "Add an address" };

export default async function NewAddressPage() {
  const holder = await requireHolder("/account/addresses/new");
  return (
    <AccountFrame
      name={holder.name}
      current="addresses"
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <AccountHeading title="Add an address" />
      <AddressForm action={addAddressAction} csrf={await csrfToken()} countries={countryOptions()} address={null} />
    </AccountFrame>
  );
}
