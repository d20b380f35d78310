import { CircleCheck } from "lucide-react";
import { Time } from "@/components/kit/time";
import type { BacktestDto, PolicyRunDto } from "@/server/accounts/application/dto/policy-dto";
import { isGoingOn } from "./use-policy";

const DAY_MS = 86_400_000;

type Looked = Pick<BacktestDto, "accounts" | "at" | "windowDays">;
type RunNoteProps = { run: Omit<PolicyRunDto, "result"> & { readonly result: Looked | null }; isStale: boolean };

/** Whom a run looked at, over which days, and whether it still counts. */
export function RunNote({ run, isStale }: RunNoteProps) {
  if (isGoingOn(run)) return <>asked by {run.askedBy}</>;
  if (!run.finishedAt) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      {run.result ? <Span result={run.result} /> : null}
      {run.counts && !isStale ? (
        <>
          <CircleCheck aria-hidden="true" className="size-3.5 text-success" /> <span>matches this draft,</span>
        </>
      ) : null}
      <span>
        run <Time at={run.finishedAt.toISOString()} as="minute" />
      </span>
      {run.resumed > 0 ? `, taken over ${run.resumed === 1 ? "once" : `${run.resumed} times`}` : null}
    </span>
  );
}

function Span({ result: { accounts, at, windowDays } }: { result: Looked }) {
  const from = new Date(at.getTime() - windowDays * DAY_MS);
  return (
    <>
      <span>{`${accounts.toLocaleString("en-IN")} accounts,`}</span>
      <span>
        <Time at={from.toISOString()} as="date" /> to <Time at={at.toISOString()} as="date" />,
      </span>
    </>
  );
}
