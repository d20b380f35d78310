import { notFound, redirect } from "next/navigation";
import { SessionGuard } from "@/components/account/session-guard";
import { AnswersPage } from "@/components/selling/answers-page";
import { StageAside } from "@/components/selling/stage-aside";
import { StageScreen } from "@/components/selling/stage-screen";
import { DemoStrip } from "@/components/shell/demo-strip";
import { SellShell } from "@/components/shell/sell-shell";
import { newsOfUpload } from "@/server/accounts/adapters/inbound/rest/document-views";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import {
  addressOfPage,
  STAGE_PAGES,
  stageOfAddress,
} from "@/server/accounts/application/use-cases/save-stage/stage-pages.schema";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../sign-out-action";
import { autosaveAction, removeDocumentAction, savePageAction } from "./actions";

export type StageSearch = { readonly from?: string | string[]; readonly upload?: string | string[] };

type StageRouteProps = { stage: string; page: string | null; search: StageSearch };

/** One page of one task: to be answered where it is open, to be read where it was sent. */
export async function StageRoute({ stage: named, page: namedPage, search }: StageRouteProps) {
  const stage = stageOfAddress(named);
  const page = stage && STAGE_PAGES[stage].find((one) => one.page === (namedPage ?? STAGE_PAGES[stage][0].page));
  if (!stage || !page) notFound();
  await requireHolder(addressOfPage(stage, page.page));
  const caller = await serverCaller();
  const [{ application }, documents] = await Promise.all([caller.selling.application(), caller.documents.own()]);
  const task = application?.tasks.find((one) => one.stage === stage);
  if (!application || application.ended || !task || task.status === "CANNOT_START") redirect("/sell");
  return (
    <SellShell
      signOut={signOutAction}
      strip={isDemo() ? <DemoStrip /> : null}
      aside={task.isOpen ? <StageAside page={page} /> : null}
    >
      {task.isOpen ? (
        <StageScreen
          application={application}
          task={task}
          page={page}
          from={search.from === "check" ? "check" : "tasks"}
          documents={documents}
          news={newsOfUpload(search.upload)}
          actions={{ save: savePageAction, autosave: autosaveAction, remove: removeDocumentAction }}
          csrf={await csrfToken()}
        />
      ) : (
        <AnswersPage application={application} task={task} documents={documents} />
      )}
      <SessionGuard refreshes={false} />
    </SellShell>
  );
}
