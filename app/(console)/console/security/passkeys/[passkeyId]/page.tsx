import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConsoleSecurity } from "@/components/account/console-security";
import { RemoveFactorForm } from "@/components/account/remove-factor-form";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { serverCaller } from "@/server/trpc/caller";
import { removeFactorAction } from "../../../../../(account)/account/security/factor-actions";
import { staffSession } from "../../../staff-session";

export const metadata: Metadata = { title: "Remove a passkey" };

type StaffRemovePasskeyProps = { params: Promise<{ passkeyId: string }> };

export default async function StaffRemovePasskeyRoute({ params }: StaffRemovePasskeyProps) {
  await staffSession();
  const { passkeyId } = await params;
  const { passkeys } = await (await serverCaller()).account.factors();
  const passkey = passkeys.find(({ id }) => id === passkeyId);
  if (!passkey) notFound();
  return (
    <ConsoleSecurity title="Remove a passkey">
      <p>
        <bdi className="font-emphasis">“{passkey.name}”</bdi> will no longer sign you in. All your other devices are
        signed out.
      </p>
      <RemoveFactorForm
        action={removeFactorAction}
        csrf={await csrfToken()}
        page="/console/security"
        passkeyId={passkey.id}
        label="Remove passkey"
      />
    </ConsoleSecurity>
  );
}
