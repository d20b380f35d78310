import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { VerifyForm } from "@/components/auth/verify-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { readChallenge } from "@/server/accounts/adapters/inbound/rest/auth-cookies";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";
import { confirmAction, resendAction } from "./actions";

export const metadata: Metadata = { title: "Check your inbox" };

export default async function VerifyPage() {
  const challenge = await readChallenge();
  if (!challenge) redirect("/signup");
  const { contactKind, shownContact } = challenge;
  const isEmail = contactKind === "EMAIL";
  return (
    <DoorPage
      title={isEmail ? "Check your inbox" : "Check your messages"}
      lead={`If you can use this ${isEmail ? "address" : "number"}, a message from us is on its way.`}
      sill={
        isEmail
          ? "Opening the link in the message changes nothing until you press the button there."
          : "We never ask for a code by phone or email."
      }
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <VerifyForm
        confirm={confirmAction}
        resend={resendAction}
        csrf={await csrfToken()}
        contactKind={contactKind}
        shownContact={shownContact}
      />
    </DoorPage>
  );
}
