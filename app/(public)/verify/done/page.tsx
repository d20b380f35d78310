import type { Metadata } from "next";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { ButtonLink } from "@/components/ui/button-link";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "Address confirmed" };

export default function VerifyDonePage() {
  return (
    <DoorPage title="Address confirmed" lead="Your account is ready." strip={isDemo() ? <DemoStrip /> : null}>
      <p className="mb-6">Sign in with this address and the password you chose, on this device or another.</p>
      <div className="grid sm:justify-start">
        <ButtonLink href="/login" size="public" tone="primary" prefetch={false}>
          Sign in
        </ButtonLink>
      </div>
    </DoorPage>
  );
}
