import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountFrame } from "@/components/account/account-frame";
import { AddressForm } from "@/components/account/address-form";
import { countryOptions } from "@/components/account/countries";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { ownAddresses } from "@/server/accounts/adapters/inbound/rest/own-pages";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../../sign-out-action";
import { changeAddressAction } from "../actions";

export const metadata: Metadata = { title: "Change an address" };

type AddressRouteProps = { params: Promise<{ id: string }> };

/** One of the holder's own: an address of somebody else is not there, as none is. */
export default async function AddressRoute({ params }: AddressRouteProps) {
  const holder = await requireHolder("/account/addresses");
  const { id } = await params;
  const { addresses } = await ownAddresses(holder);
  const address = addresses.find((one) => one.id === id);
  if (!address) notFound();
  return (
    <AccountFrame
      name={holder.name}
      current="addresses"
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <AccountHeading title="Change an address" />
      <AddressForm
        action={changeAddressAction}
        csrf={await csrfToken()}
        countries={countryOptions()}
        address={address}
      />
    </AccountFrame>
  );
}
