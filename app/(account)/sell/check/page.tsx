import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SessionGuard } from "@/components/account/session-guard";
import { CheckPage } from "@/components/selling/check-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { SellShell } from "@/components/shell/sell-shell";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { toBeSent } from "@/server/accounts/adapters/inbound/rest/selling-views";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../../sign-out-action";
import { sendStageAction } from "../actions";

export const metadata: Metadata = { title: "Check your answers" };

export default async function CheckAnswersPage() {
  await requireHolder("/sell/check");
  const caller = await serverCaller();
  const [selling, documents] = await Promise.all([caller.selling.application(), caller.documents.own()]);
  const application = selling.application && toBeSent(selling.application);
  const task = application?.tasks.find(({ isOpen }) => isOpen);
  if (!application || !task) redirect("/sell");
  return (
    <SellShell signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <CheckPage
        application={application}
        task={task}
        documents={documents}
        send={sendStageAction}
        csrf={await csrfToken()}
      />
      <SessionGuard refreshes={false} />
    </SellShell>
  );
}
