import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { AddressesPage } from "@/components/account/addresses-page";
import { countryName } from "@/components/account/countries";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { ownAddresses } from "@/server/accounts/adapters/inbound/rest/own-pages";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../sign-out-action";
import { deleteAddressAction, makeDefaultAction, restoreAddressAction } from "./actions";

export const metadata: Metadata = { title: "Addresses" };

type AddressesRouteProps = { searchParams: Promise<{ saved?: string | string[] }> };

export default async function AddressesRoute({ searchParams }: AddressesRouteProps) {
  const holder = await requireHolder("/account/addresses");
  const { saved } = await searchParams;
  const { addresses, most, canAdd } = await ownAddresses(holder);
  return (
    <AccountFrame
      name={holder.name}
      current="addresses"
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <AccountHeading title="Addresses" />
      <AddressesPage
        addresses={addresses.map((address) => ({ ...address, countryName: countryName(address.country) }))}
        fullBecause={fullBecause(addresses.length, most, canAdd)}
        csrf={await csrfToken()}
        saved={saved === "1" ? "Address saved." : null}
        actions={{ makeDefault: makeDefaultAction, remove: deleteAddressAction, restore: restoreAddressAction }}
      />
    </AccountFrame>
  );
}

function fullBecause(count: number, most: number, canAdd: boolean): string | null {
  if (!canAdd) return "Addresses belong to accounts that buy.";
  return count < most ? null : `You keep ${most} addresses. Delete one to add another.`;
}
