import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountFrame } from "@/components/account/account-frame";
import { RenewCodesForm } from "@/components/account/renew-codes-form";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { ButtonLink } from "@/components/ui/button-link";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../../sign-out-action";
import { renewCodesAction } from "../factor-actions";

export const metadata: Metadata = { title: "Recovery codes" };

export default async function RecoveryCodesRoute() {
  const holder = await requireHolder("/account/security/recovery-codes");
  const { app, passkeys, recoveryCodesLeft } = await (await serverCaller()).account.factors();
  if (app === null && passkeys.length === 0) redirect("/account/security");
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Recovery codes" />
      <RenewCodesForm
        action={renewCodesAction}
        csrf={await csrfToken()}
        page="/account/security"
        left={recoveryCodesLeft}
        after={
          <p>
            <ButtonLink href="/account/security" size="public">
              Back to security
            </ButtonLink>
          </p>
        }
      />
    </AccountFrame>
  );
}
