import type { FormAction } from "@/components/kit/form-answers";
import { Notice } from "@/components/ui/notice";
import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import type { SellingDto, SellingTaskDto } from "@/server/accounts/application/dto/selling-dto";
import {
  addressOfPage,
  STAGE_PAGES,
  type StagePage,
} from "@/server/accounts/application/use-cases/save-stage/stage-pages.schema";
import type { Autosave } from "./autosaver";
import { DOCUMENT_HELP, DOCUMENT_NAMES } from "./document-help";
import { DocumentsForm } from "./documents-form";
import { StageForm } from "./stage-form";
import { ReturnedNote, StageHead } from "./stage-page";
import { backName, pageTitle } from "./task-words";

type StageScreenProps = {
  application: SellingDto;
  task: SellingTaskDto;
  page: StagePage;
  from: "tasks" | "check";
  documents: readonly DocumentDto[];
  /** What became of a file that was sent without a script. */
  news: { readonly isDone: boolean; readonly words: string } | null;
  actions: { readonly save: FormAction; readonly autosave: Autosave; readonly remove: FormAction };
  csrf: string;
};

/** One page of a task that is open: its questions, or its documents. */
export function StageScreen(props: StageScreenProps) {
  const { application, task, page, from, documents, news, actions, csrf } = props;
  const { stage } = task;
  const place = application.tasks.findIndex((one) => one.stage === stage) + 1;
  const at = { stage, page: page.page, from };
  return (
    <>
      <StageHead
        back={from === "check" ? { href: "/sell/check", name: "Your answers" } : backOf(stage, page)}
        step={`Task ${place} of ${application.tasks.length}`}
        title={pageTitle(stage, page.page)}
        lead={page.kind === "DOCUMENTS" ? DOCUMENT_HELP[page.document]?.lead : undefined}
      />
      {task.returned ? <ReturnedNote returned={task.returned} /> : null}
      {news?.isDone ? (
        <Notice role="status" tone="plain" className="mt-6 bg-surface px-4 py-3">
          {news.words}
        </Notice>
      ) : null}
      {page.kind === "FIELDS" ? (
        <StageForm
          key={page.page}
          place={at}
          names={page.fields}
          stored={task.fields}
          savedAt={task.savedAt?.toISOString() ?? null}
          ownPan={panOf(application)}
          action={actions.save}
          autosave={actions.autosave}
          csrf={csrf}
        />
      ) : (
        <DocumentsForm
          key={page.page}
          place={at}
          kind={page.document}
          label={DOCUMENT_NAMES[page.document] ?? "Document"}
          documents={documents.filter((one) => one.kind === page.document)}
          returnTo={addressOfPage(stage, page.page)}
          problem={news && !news.isDone ? news.words : null}
          action={actions.save}
          remove={actions.remove}
          csrf={csrf}
        />
      )}
    </>
  );
}

/** The page before this one; before the first, all tasks. */
function backOf(stage: SellingTaskDto["stage"], { page }: StagePage) {
  const pages = STAGE_PAGES[stage];
  const before = pages[pages.findIndex((one) => one.page === page) - 1];
  return before
    ? { href: addressOfPage(stage, before.page), name: backName(before.page) }
    : { href: "/sell", name: "All tasks" };
}

/** What was given in the task before, plain. */
function panOf({ tasks }: SellingDto): string | null {
  const pan = tasks.find(({ stage }) => stage === "IDENTITY")?.fields["pan"];
  return typeof pan === "string" && pan !== "" ? pan.replace(/[\s-]/g, "").toUpperCase() : null;
}
