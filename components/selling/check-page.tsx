import { ChevronRight } from "lucide-react";
import type { FormAction } from "@/components/kit/form-answers";
import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import type { SellingDto, SellingTaskDto } from "@/server/accounts/application/dto/selling-dto";
import { addressOfPage, STAGE_PAGES } from "@/server/accounts/application/use-cases/save-stage/stage-pages.schema";
import { AnswerRows } from "./answer-rows";
import { CheckForm } from "./check-form";
import { ReturnedNote, StageHead } from "./stage-page";
import { TASK_TITLES } from "./task-words";

type CheckPageProps = {
  application: SellingDto;
  task: SellingTaskDto;
  documents: readonly DocumentDto[];
  send: FormAction;
  csrf: string;
};

/** Everything that is about to be sent, each with the way to change it; what was sent before stands below. */
export function CheckPage({ application, task, documents, send, csrf }: CheckPageProps) {
  const { tasks } = application;
  const pages = STAGE_PAGES[task.stage];
  const last = pages[pages.length - 1] ?? pages[0];
  const place = tasks.findIndex(({ stage }) => stage === task.stage) + 1;
  const rows = pages.flatMap((one) =>
    one.kind === "FIELDS"
      ? one.fields.map((field) => [field, `answer-${field}`] as const)
      : [[`documents.${one.document}`, `answer-${one.page}`] as const],
  );
  const before = tasks.filter(({ status }) => status === "COMPLETED");
  return (
    <>
      <StageHead
        back={{ href: addressOfPage(task.stage, last.page), name: "Back" }}
        step={`Task ${place} of ${tasks.length}`}
        title="Check your answers"
        lead={`${TASK_TITLES[task.stage]}: this is what we will look at.`}
      />
      {task.returned ? <ReturnedNote returned={task.returned} /> : null}
      <section aria-labelledby="answers" className="mt-8">
        <h2 id="answers" className="text-panel font-semibold tracking-[-0.012em]">
          {TASK_TITLES[task.stage]}
        </h2>
        <AnswerRows task={task} documents={documents} canChange />
      </section>
      <CheckForm stage={task.stage} rows={Object.fromEntries(rows)} action={send} csrf={csrf} />
      {before.length > 0 ? (
        <details className="group mt-12">
          <summary className="flex min-h-11 list-none items-center gap-1 text-primary underline underline-offset-3 [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden="true" className="size-4 group-open:rotate-90" />
            What you have sent already
          </summary>
          {before.map((one) => (
            <section key={one.stage} aria-labelledby={`sent-${one.stage}`} className="mt-6">
              <h2 id={`sent-${one.stage}`} className="font-semibold">
                {TASK_TITLES[one.stage]}
              </h2>
              <AnswerRows task={one} documents={documents} canChange={false} />
            </section>
          ))}
        </details>
      ) : null}
    </>
  );
}
