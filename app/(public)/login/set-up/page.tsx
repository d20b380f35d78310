import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FactorSetUp } from "@/components/auth/factor-set-up";
import { StepUpOver } from "@/components/auth/step-up-over";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireNobody } from "@/server/accounts/adapters/inbound/rest/page-access";
import { passkeysPossible, pendingOfPage } from "@/server/accounts/adapters/inbound/rest/pending-page";
import { beginAction, confirmAction, finishAction } from "./actions";

export const metadata: Metadata = { title: "Set up a second factor" };

type SetUpPageProps = { searchParams: Promise<{ use?: string | string[] }> };

export default async function SetUpPage({ searchParams }: SetUpPageProps) {
  await requireNobody();
  const pending = await pendingOfPage();
  if (pending === "NONE") redirect("/login");
  if (pending !== "OVER" && (pending.needs === "CODE" || pending.needs === "SECOND_FACTOR")) redirect("/login/step-up");
  const { use } = await searchParams;
  return (
    <DoorPage
      title="Set up a second factor"
      lead="Everybody on the team signs in with two proofs. Choose the second one; then keep your recovery codes."
      sill="Nobody from Goodstanding will ask you for a code."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      {pending === "OVER" ? (
        <StepUpOver />
      ) : (
        <FactorSetUp
          begin={beginAction}
          confirm={confirmAction}
          finish={finishAction}
          csrf={await csrfToken()}
          canAddPasskey={passkeysPossible()}
          use={use === "passkey" && passkeysPossible() ? "passkey" : use === "app" ? "app" : null}
          isEnrolled={pending.needs === "ENROLLED"}
        />
      )}
    </DoorPage>
  );
}
