import type { Metadata } from "next";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { ButtonLink } from "@/components/ui/button-link";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "Password changed" };

export default function ResetDonePage() {
  return (
    <DoorPage
      title="Password changed"
      lead="You have been signed out on all devices. Sign in again to continue."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <p className="mb-6">Sign in with your new password. If you use two-step sign-in, it asks you as before.</p>
      <div className="grid sm:justify-start">
        <ButtonLink href="/login" size="public" tone="primary" prefetch={false}>
          Sign in
        </ButtonLink>
      </div>
    </DoorPage>
  );
}
