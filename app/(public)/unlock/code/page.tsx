import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { UnlockForm } from "@/components/auth/unlock-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { readUnlockTicket } from "@/server/accounts/adapters/inbound/rest/code-cookies";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";
import { unlockByCodeAction } from "../actions";

export const metadata: Metadata = { title: "Check your messages" };

export default async function UnlockCodePage() {
  if (!(await readUnlockTicket())) redirect("/unlock");
  return (
    <DoorPage
      title="Check your messages"
      lead="If a code can help this account, we have sent one to what you entered."
      sill="We never ask for a code by phone or email."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <UnlockForm action={unlockByCodeAction} csrf={await csrfToken()} />
      <p className="mt-8 border-t border-border pt-6 text-muted-fg">
        Nothing arrived?{" "}
        <Link href="/unlock" className="link-public">
          Ask for another code
        </Link>
      </p>
    </DoorPage>
  );
}
