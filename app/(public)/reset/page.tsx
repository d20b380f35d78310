import type { Metadata } from "next";
import { ResetForm } from "@/components/auth/reset-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { RESET_LINK_COOKIE } from "@/server/accounts/adapters/inbound/next-auth/cookie-names";
import { linkToken } from "@/server/accounts/adapters/inbound/rest/code-cookies";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, isOurLink } from "@/server/accounts/adapters/inbound/rest/page-access";
import { resetPasswordAction } from "./actions";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ResetPage() {
  return (
    <DoorPage
      title="Choose a new password"
      lead="Nothing has changed yet."
      sill="We never ask for your password or a code by phone or email."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <ResetForm
        action={resetPasswordAction}
        csrf={await csrfToken()}
        works={await isOurLink("RESET_PASSWORD", await linkToken(RESET_LINK_COOKIE))}
      />
    </DoorPage>
  );
}
