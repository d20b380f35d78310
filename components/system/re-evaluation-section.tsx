"use client";

import { useQuery } from "@tanstack/react-query";
import { Time } from "@/components/kit/time";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { ReEvaluationDto } from "@/server/accounts/application/dto/policy-dto";
import { Figures } from "./figures";
import { Section } from "./section";
import { type SectionState, stateOf } from "./use-system";

const refreshMs = 2_000;

/** How far everybody is under the version that scores them since the last one went live or a ramp took a step. */
export function ReEvaluationSection() {
  const trpc = useTRPC();
  const state: SectionState<ReEvaluationDto> = stateOf(
    useQuery(trpc.policies.reEvaluation.queryOptions(undefined, { refetchInterval: refreshMs })),
  );
  return (
    <Section title="Re-evaluation" state={state} rows={2} note={(data) => `${whatFor(data)}, ${stageOf(data)}`}>
      {(data) => (
        <>
          {isGoingOn(data) ? <Bar data={data} /> : null}
          {data.state === null ? (
            <p className="px-4 py-3 text-muted-fg">
              Everybody began under this version. A run starts whenever another one goes live, and at every step of a
              ramp.
            </p>
          ) : (
            <Figures
              figures={[
                { label: "Accounts looked at", value: data.done.toLocaleString("en-IN") },
                { label: "Kept their level", value: data.restated.toLocaleString("en-IN") },
                { label: "Score or level told", value: data.moved.toLocaleString("en-IN") },
                { label: "Cases opened", value: data.casesOpened.toLocaleString("en-IN") },
                {
                  label: "Began",
                  value: data.startedAt ? <Time at={data.startedAt.toISOString()} as="clock" /> : "Waits",
                },
                {
                  label: "Ended",
                  value: data.finishedAt ? <Time at={data.finishedAt.toISOString()} as="clock" /> : "Goes on",
                },
              ]}
            />
          )}
        </>
      )}
    </Section>
  );
}

/** Which way accounts move, and how many of them. */
function whatFor({ version, step }: ReEvaluationDto): string {
  if (step === null) return `trust policy v${version}`;
  return step.share > 0
    ? `trust policy v${step.version} on its ramp, ${step.share} % of the accounts`
    : `back to trust policy v${version} from the ramp of v${step.version}`;
}

const isGoingOn = ({ state }: ReEvaluationDto): boolean => state === "WAITING" || state === "RUNNING";

function stageOf({ state, resumed }: ReEvaluationDto): string {
  if (state === null) return "nobody to bring under it";
  const words = {
    WAITING: "waits for the worker",
    RUNNING: "goes on",
    DONE: "everybody is where they belong",
    CANCELLED: "followed by another",
    FAILED: "broke off",
  }[state];
  return resumed > 0 ? `${words}, taken over ${resumed === 1 ? "once" : `${resumed} times`}` : words;
}

function Bar({ data: { done, total } }: { data: ReEvaluationDto }) {
  const share = total > 0 ? Math.min(100, Math.round((100 * done) / total)) : 0;
  return (
    <div className="flex items-center gap-3 px-4 pt-3">
      <progress aria-label="Re-evaluation" value={share} max={100} className="h-2 min-w-32 flex-1 accent-primary" />
      <span role="status" className="text-meta tabular-nums">
        {done.toLocaleString("en-IN")} of {total.toLocaleString("en-IN")}, {share} %
      </span>
    </div>
  );
}
