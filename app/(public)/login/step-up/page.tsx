import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { StepUpOver } from "@/components/auth/step-up-over";
import { StepUpSignIn } from "@/components/auth/step-up-sign-in";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireNobody } from "@/server/accounts/adapters/inbound/rest/page-access";
import { passkeysPossible, pendingOfPage } from "@/server/accounts/adapters/inbound/rest/pending-page";
import { proveAction, resendAction } from "./actions";

export const metadata: Metadata = { title: "Check it is you" };

const LEADS = {
  CODE: "You are signing in from a place we have not seen on this account, so we ask for one more thing.",
  SECOND_FACTOR: "Your account asks for a second proof when you sign in.",
} as const;

type StepUpPageProps = { searchParams: Promise<{ use?: string | string[] }> };

export default async function StepUpPage({ searchParams }: StepUpPageProps) {
  await requireNobody();
  const pending = await pendingOfPage();
  if (pending === "NONE") redirect("/login");
  if (pending !== "OVER" && (pending.needs === "ENROL" || pending.needs === "ENROLLED")) redirect("/login/set-up");
  const needs = pending !== "OVER" && pending.needs === "CODE" ? "CODE" : "SECOND_FACTOR";
  const { use } = await searchParams;
  return (
    <DoorPage
      title="Check it is you"
      lead={LEADS[needs]}
      sill="Nobody from Goodstanding will ask you to read this code out."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      {pending === "OVER" ? (
        <StepUpOver />
      ) : (
        <StepUpSignIn
          prove={proveAction}
          resend={resendAction}
          csrf={await csrfToken()}
          sentTo={needs === "CODE" ? (pending.sentTo ?? "your contact") : null}
          hasApp={pending.app}
          hasPasskey={pending.passkey && passkeysPossible()}
          wantsRecovery={use === "recovery"}
        />
      )}
    </DoorPage>
  );
}
