import type { Metadata } from "next";
import { ConsoleSecurity } from "@/components/account/console-security";
import { AddPasskey } from "@/components/proof/add-passkey";
import { ButtonLink } from "@/components/ui/button-link";
import { stepUpPath } from "@/server/accounts/adapters/inbound/rest/step-up-path";
import { staffSession } from "../../../staff-session";

export const metadata: Metadata = { title: "Add a passkey" };

export default async function StaffAddPasskeyRoute() {
  await staffSession();
  return (
    <ConsoleSecurity title="Add a passkey">
      <AddPasskey
        check={stepUpPath("/console/security/passkeys/add")}
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
