import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import type { SellingDto, SellingTaskDto } from "@/server/accounts/application/dto/selling-dto";
import { AnswerRows } from "./answer-rows";
import { ReturnedNote, StageHead } from "./stage-page";
import { TaskStatusMark } from "./task-list";
import { TASK_TITLES } from "./task-words";

type AnswersPageProps = { application: SellingDto; task: SellingTaskDto; documents: readonly DocumentDto[] };

/** A task that can't be changed now: what was sent, to be read. */
export function AnswersPage({ application: { tasks, state }, task, documents }: AnswersPageProps) {
  const place = tasks.findIndex(({ stage }) => stage === task.stage) + 1;
  return (
    <>
      <StageHead
        back={{ href: "/sell", name: "All tasks" }}
        step={`Task ${place} of ${tasks.length}`}
        title={TASK_TITLES[task.stage]}
      />
      <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <TaskStatusMark task={task} />
        <span className="text-muted-fg">{whyClosed(task, state)}</span>
      </p>
      {task.returned ? <ReturnedNote returned={task.returned} /> : null}
      <h2 className="mt-8 text-panel font-semibold tracking-[-0.012em]">Your answers</h2>
      <AnswerRows task={task} documents={documents} canChange={false} />
    </>
  );
}

function whyClosed({ status }: SellingTaskDto, state: SellingDto["state"]): string {
  if (state === "PAUSED") return "Your application is paused: nothing can be changed for now.";
  return status === "IN_REVIEW"
    ? "We are looking at it. It can't be changed meanwhile."
    : "Done: nothing more to do here.";
}
