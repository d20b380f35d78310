import type { Metadata } from "next";
import Link from "next/link";
import { IdentifierForm } from "@/components/auth/identifier-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";
import { askForResetAction } from "./actions";

export const metadata: Metadata = { title: "Forgot your password" };

export default async function ForgotPage() {
  return (
    <DoorPage
      title="Forgot your password?"
      lead={
        <>
          We send you a link to choose a new one. Or{" "}
          <Link href="/login" className="link-public">
            sign in
          </Link>
        </>
      }
      sill="We never ask for your password or a code by phone or email."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <IdentifierForm
        action={askForResetAction}
        csrf={await csrfToken()}
        words={{ button: "Send a link", busy: "Sending" }}
      />
    </DoorPage>
  );
}
