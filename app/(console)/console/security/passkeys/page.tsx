import type { Metadata } from "next";
import { ConsoleSecurity } from "@/components/account/console-security";
import { PasskeyList } from "@/components/account/passkey-list";
import { passkeysPossible } from "@/server/accounts/adapters/inbound/rest/pending-page";
import { serverCaller } from "@/server/trpc/caller";
import { staffSession } from "../../staff-session";

export const metadata: Metadata = { title: "Passkeys" };

export default async function StaffPasskeysRoute() {
  await staffSession();
  const { passkeys } = await (await serverCaller()).account.factors();
  return (
    <ConsoleSecurity title="Passkeys">
      <PasskeyList passkeys={passkeys} page="/console/security" canAdd={passkeysPossible()} />
    </ConsoleSecurity>
  );
}
