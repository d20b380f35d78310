import type { Metadata } from "next";
import Link from "next/link";
import { IdentifierForm } from "@/components/auth/identifier-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";
import { askForUnlockAction } from "./actions";

export const metadata: Metadata = { title: "Having trouble signing in" };

export default async function UnlockPage() {
  return (
    <DoorPage
      title="Having trouble signing in?"
      lead="After many failed attempts, sign-ins from new devices can be stopped for a while. A code lets you in again."
      sill="We never ask for your password or a code by phone or email."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <IdentifierForm
        action={askForUnlockAction}
        csrf={await csrfToken()}
        words={{ button: "Send a code", busy: "Sending" }}
      />
      <p className="mt-8 border-t border-border pt-6 text-muted-fg">
        Forgot your password?{" "}
        <Link href="/forgot" className="link-public">
          Choose a new one
        </Link>
      </p>
    </DoorPage>
  );
}
