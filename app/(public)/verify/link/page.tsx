import type { Metadata } from "next";
import { ConfirmLinkForm } from "@/components/auth/confirm-link-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { VERIFY_LINK_COOKIE } from "@/server/accounts/adapters/inbound/next-auth/cookie-names";
import { linkToken } from "@/server/accounts/adapters/inbound/rest/code-cookies";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, isOurLink } from "@/server/accounts/adapters/inbound/rest/page-access";
import { confirmByLinkAction, resendByLinkAction } from "./actions";

export const metadata: Metadata = { title: "Confirm your address" };

export default async function VerifyLinkPage() {
  return (
    <DoorPage
      title="Confirm your address"
      lead="Opening the link changed nothing yet."
      sill="We never ask for your password or a code by phone or email."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <ConfirmLinkForm
        confirm={confirmByLinkAction}
        resend={resendByLinkAction}
        csrf={await csrfToken()}
        works={await isOurLink("VERIFY_CONTACT", await linkToken(VERIFY_LINK_COOKIE))}
      />
    </DoorPage>
  );
}
