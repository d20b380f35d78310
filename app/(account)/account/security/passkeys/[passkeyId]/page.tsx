import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountFrame } from "@/components/account/account-frame";
import { RemoveFactorForm } from "@/components/account/remove-factor-form";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../../../sign-out-action";
import { removeFactorAction } from "../../factor-actions";

export const metadata: Metadata = { title: "Remove a passkey" };

type RemovePasskeyProps = { params: Promise<{ passkeyId: string }> };

export default async function RemovePasskeyRoute({ params }: RemovePasskeyProps) {
  const holder = await requireHolder("/account/security/passkeys");
  const { passkeyId } = await params;
  const { passkeys } = await (await serverCaller()).account.factors();
  const passkey = passkeys.find(({ id }) => id === passkeyId);
  if (!passkey) notFound();
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Remove a passkey" />
      <div className="grid max-w-124 gap-6">
        <p>
          <bdi className="font-emphasis">“{passkey.name}”</bdi> will no longer sign you in. All your other devices are
          signed out.
        </p>
        <RemoveFactorForm
          action={removeFactorAction}
          csrf={await csrfToken()}
          page="/account/security"
          passkeyId={passkey.id}
          label="Remove passkey"
        />
      </div>
    </AccountFrame>
  );
}
