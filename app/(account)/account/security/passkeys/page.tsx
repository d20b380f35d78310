import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { PasskeyList } from "@/components/account/passkey-list";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { passkeysPossible } from "@/server/accounts/adapters/inbound/rest/pending-page";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../../sign-out-action";

export const metadata: Metadata = { title: "Passkeys" };

export default async function PasskeysRoute() {
  const holder = await requireHolder("/account/security/passkeys");
  const { passkeys } = await (await serverCaller()).account.factors();
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Passkeys" />
      <PasskeyList passkeys={passkeys} page="/account/security" canAdd={passkeysPossible()} />
    </AccountFrame>
  );
}
