import type { Metadata } from "next";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { ButtonLink } from "@/components/ui/button-link";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "Check your messages" };

export default function ForgotSentPage() {
  return (
    <DoorPage
      title="Check your messages"
      lead="If an account matches, we have sent a link. It works for 30 minutes."
      sill="Opening the link in the message changes nothing until you choose a new password there."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <h2 className="font-emphasis">Nothing arrived?</h2>
      <p className="mt-1 mb-6 text-muted-fg">
        Look in spam or promotions, and check that you entered what your account has. Links go to a confirmed address or
        number alone.
      </p>
      <div className="flex flex-wrap gap-x-4 gap-y-3 max-sm:flex-col">
        <ButtonLink href="/forgot" size="public">
          Ask again
        </ButtonLink>
        <ButtonLink href="/login" size="public">
          Sign in
        </ButtonLink>
      </div>
    </DoorPage>
  );
}
