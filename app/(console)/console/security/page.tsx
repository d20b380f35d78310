import type { Metadata } from "next";
import { ConsoleSecurity } from "@/components/account/console-security";
import { SigningInRows } from "@/components/account/signing-in-rows";
import { passkeysPossible } from "@/server/accounts/adapters/inbound/rest/pending-page";
import { serverCaller } from "@/server/trpc/caller";
import { staffSession } from "../staff-session";

export const metadata: Metadata = { title: "How you sign in" };

export default async function StaffSecurityRoute() {
  await staffSession();
  const factors = await (await serverCaller()).account.factors();
  return (
    <ConsoleSecurity title={null}>
      <SigningInRows
        page="/console/security"
        passwordChangedAt={null}
        factors={factors}
        passkeysPossible={passkeysPossible()}
      />
    </ConsoleSecurity>
  );
}
