import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConsoleSecurity } from "@/components/account/console-security";
import { RenewCodesForm } from "@/components/account/renew-codes-form";
import { ButtonLink } from "@/components/ui/button-link";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { serverCaller } from "@/server/trpc/caller";
import { renewCodesAction } from "../../../../(account)/account/security/factor-actions";
import { staffSession } from "../../staff-session";

export const metadata: Metadata = { title: "Recovery codes" };

export default async function StaffRecoveryCodesRoute() {
  await staffSession();
  const { app, passkeys, recoveryCodesLeft } = await (await serverCaller()).account.factors();
  if (app === null && passkeys.length === 0) redirect("/console/security");
  return (
    <ConsoleSecurity title="Recovery codes">
      <RenewCodesForm
        action={renewCodesAction}
        csrf={await csrfToken()}
        page="/console/security"
        left={recoveryCodesLeft}
        after={
          <p>
            <ButtonLink href="/console/security" size="public">
              Back to how you sign in
            </ButtonLink>
          </p>
        }
      />
    </ConsoleSecurity>
  );
}
