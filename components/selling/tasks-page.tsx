import { Notice } from "@/components/ui/notice";
import type { SellingDto } from "@/server/accounts/application/dto/selling-dto";
import { TaskList } from "./task-list";

/** The tasks of an application under way, and what they wait for. */
export function TasksPage({ application, receipt }: { application: SellingDto; receipt: string | null }) {
  const { tasks, state } = application;
  const completed = tasks.filter(({ status }) => status === "COMPLETED").length;
  return (
    <>
      <h1 className="text-page font-semibold tracking-[-0.02em] sm:text-kpi">Start selling</h1>
      <p className="mt-3 max-w-[36em] text-public text-balance text-muted-fg sm:text-panel">
        You have completed {completed} of {tasks.length} tasks. We save as you go.
      </p>
      {receipt ? (
        <Notice role="status" tone="plain" className="mt-6 bg-surface px-4 py-3">
          {receipt}
        </Notice>
      ) : null}
      {state === "PAUSED" ? (
        <Notice role="status" className="mt-6 px-4 py-3">
          Your application is paused while we look at something on your account. Nothing can be sent for now, and no day
          counts. What you typed is kept. Your shopping carries on as normal.
        </Notice>
      ) : null}
      {state === "LAST_LOOK" ? (
        <Notice role="status" tone="plain" className="mt-6 bg-surface px-4 py-3">
          All tasks are completed. A second person now looks at the whole application: there is nothing for you to do.
        </Notice>
      ) : null}
      <TaskList tasks={tasks} />
      <p className="mt-6 max-w-[36em] text-muted-fg">
        Each task is sent on its own, and the next one opens once we have looked at it. When all five are completed a
        second person looks at the whole application. Your shopping carries on as normal.
      </p>
    </>
  );
}
