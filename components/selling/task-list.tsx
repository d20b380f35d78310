import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { PublicPill } from "@/components/kit/public-pill";
import { Time } from "@/components/kit/time";
import { cx } from "@/components/ui/cx";
import type { SellingTaskDto } from "@/server/accounts/application/dto/selling-dto";
import { TASK_TITLES, taskStatusLabel } from "./task-words";

/** The five tasks in their order, each with where it stands and what came back. */
export function TaskList({ tasks }: { tasks: readonly SellingTaskDto[] }) {
  return (
    <ol className="mt-8 border-t border-border">
      {tasks.map((task, place) => (
        <li
          key={task.stage}
          className="grid grid-cols-[24px_minmax(0,1fr)] items-start gap-x-2 border-b border-border py-4 sm:grid-cols-[32px_minmax(0,1fr)_auto]"
        >
          <span aria-hidden="true" className="text-muted-fg">
            {place + 1}
          </span>
          <TaskName task={task} place={place} />
          <div className="col-start-2 max-sm:mt-1 sm:col-start-3 sm:text-end">
            <TaskStatusMark task={task} />
          </div>
          {task.returned ? <Returned returned={task.returned} isClosed={!task.isOpen} /> : null}
        </li>
      ))}
    </ol>
  );
}

function TaskName({ task: { stage, status }, place }: { task: SellingTaskDto; place: number }) {
  if (status !== "CANNOT_START") {
    return (
      <div>
        <Link
          href={`/sell/${stage.toLowerCase()}`}
          className="inline-block font-emphasis text-primary underline underline-offset-3"
        >
          {TASK_TITLES[stage]}
        </Link>
      </div>
    );
  }
  return (
    <div>
      <span className="text-muted-fg">{TASK_TITLES[stage]}</span>
      <span className="block text-form text-muted-fg">After task {place}</span>
    </div>
  );
}

/** Done is plain text; what waits for the applicant stands out. */
export function TaskStatusMark({ task: { status } }: { task: Pick<SellingTaskDto, "status"> }) {
  const label = taskStatusLabel(status);
  if (status === "COMPLETED" || status === "CANNOT_START") {
    return <span className={cx(status === "CANNOT_START" && "text-muted-fg")}>{label}</span>;
  }
  if (status === "ACTION_NEEDED") {
    return (
      <PublicPill tone="attention" icon={CircleAlert}>
        {label}
      </PublicPill>
    );
  }
  return <PublicPill tone={status === "IN_REVIEW" ? "waiting" : "plain"}>{label}</PublicPill>;
}

type ReturnedProps = { returned: NonNullable<SellingTaskDto["returned"]>; isClosed: boolean };

function Returned({ returned: { message, at, until }, isClosed }: ReturnedProps) {
  return (
    <div className="col-start-2 -col-end-1 mt-2 max-w-[36em] border-s-4 border-st-suspended py-0.5 ps-3">
      <p className="whitespace-pre-line">
        <bdi>{message}</bdi>
      </p>
      <p className="mt-1 text-form text-muted-fg">
        {at ? (
          <>
            <span className="whitespace-nowrap">
              Returned <Time at={at.toISOString()} as="date" />.
            </span>{" "}
          </>
        ) : null}
        {isClosed ? null : (
          <span className="whitespace-nowrap">
            Send it by <Time at={until.toISOString()} as="date" />.
          </span>
        )}
      </p>
    </div>
  );
}
