import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { AddPasskey } from "@/components/proof/add-passkey";
import { AccountHeading } from "@/components/shell/account-shell";
import { DemoStrip } from "@/components/shell/demo-strip";
import { ButtonLink } from "@/components/ui/button-link";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { stepUpPath } from "@/server/accounts/adapters/inbound/rest/step-up-path";
import { signOutAction } from "../../../../../sign-out-action";

export const metadata: Metadata = { title: "Add a passkey" };

export default async function AddPasskeyRoute() {
  const holder = await requireHolder("/account/security/passkeys/add");
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <AccountHeading title="Add a passkey" />
      <div className="max-w-124">
        <AddPasskey
          check={stepUpPath("/account/security/passkeys/add")}
          after={
            <p>
              <ButtonLink href="/account/security" size="public">
                Back to security
              </ButtonLink>
            </p>
          }
        />
      </div>
    </AccountFrame>
  );
}
