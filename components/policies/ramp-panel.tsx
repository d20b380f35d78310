import { Check, Circle, CircleDot, CircleSlash } from "lucide-react";
import type { ReactNode } from "react";
import { rampPlanWords } from "@/components/kit/policy-words";
import { Time } from "@/components/kit/time";
import { Panel } from "@/components/ui/panel";
import type { PolicyDto, RampDto, RampStepDto } from "@/server/accounts/application/dto/policy-dto";

type OnRamp = Pick<PolicyDto, "state" | "startsAt" | "liveShare" | "guard" | "rampSteps" | "rampFlags">;
type RampPanelProps = { policy: OnRamp; ramp: RampDto };

/** How a version comes into force little by little: where it stands, what its share does, and what happened so far. */
export function RampPanel({ policy, ramp }: RampPanelProps) {
  return (
    <Panel title="Ramp" note={rampPlanWords(ramp)}>
      <ol className="grid gap-1 px-4 py-3">
        {stagesOf(policy, ramp).map(({ label, place, note }) => (
          <li key={label} className="flex items-start gap-2">
            <StageIcon place={place} />
            <span className={LABEL_LOOK[place]}>
              {label}
              <span className="sr-only">, {PLACE_WORDS[place]}</span>
            </span>
            {note ? <span className="min-w-0 text-muted-fg">{note}</span> : null}
          </li>
        ))}
      </ol>
      <Flags policy={policy} ramp={ramp} />
      {policy.rampSteps.length > 0 ? (
        <div className="border-t border-border px-4 py-3">
          <h3 className="font-semibold">What happened</h3>
          <ul className="mt-1 grid gap-1">
            {policy.rampSteps.map((step) => (
              <li key={step.at.toISOString()} className="flex flex-wrap gap-x-2">
                <Time at={step.at.toISOString()} as="minute" className="text-muted-fg" />
                <span>
                  {actWords(step)}
                  {step.act === "STEP" || step.act === "FULL" ? null : (
                    <>
                      {" "}
                      by <bdi>{step.by}</bdi>
                    </>
                  )}
                </span>
                <span className="text-muted-fg">{runWords(step)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Panel>
  );
}

type Place = "DONE" | "NOW" | "AHEAD" | "NEVER";
type Stage = { readonly label: string; readonly place: Place; readonly note: ReactNode };

const PLACE_WORDS: Readonly<Record<Place, string>> = {
  DONE: "done",
  NOW: "now",
  AHEAD: "still to come",
  NEVER: "not completed",
};

const LABEL_LOOK: Readonly<Record<Place, string>> = {
  DONE: "",
  NOW: "font-semibold",
  AHEAD: "text-muted-fg",
  NEVER: "text-muted-fg line-through",
};

function stagesOf({ state, startsAt }: OnRamp, { shadowHours, steps, taken, isPaused }: RampDto): readonly Stage[] {
  const isOver = state === "LIVE" || state === "RETIRED" || state === "TAKEN_BACK" || state === "DISCARDED";
  const next = startsAt ? (
    <>
      until <Time at={startsAt.toISOString()} as="minute" />
    </>
  ) : null;
  const now = isPaused ? "paused: its accounts are back" : next;
  const later: Place = isOver ? "NEVER" : "AHEAD";
  const placeOf = (index: number): Place => (index < taken ? (index === taken - 1 && !isOver ? "NOW" : "DONE") : later);
  const shadow: Place = taken > 0 ? "DONE" : isOver ? "NEVER" : "NOW";
  const everybody: Place = state === "LIVE" ? "NOW" : state === "RETIRED" ? "DONE" : later;
  return [
    ...(shadowHours > 0
      ? [{ label: `In shadow, ${shadowHours} h`, place: shadow, note: shadow === "NOW" ? next : null }]
      : []),
    ...steps.map(({ share, hours }, index) => {
      const place = placeOf(index);
      return { label: `${share} % for ${hours} h`, place, note: place === "NOW" ? now : null };
    }),
    { label: "Everybody", place: everybody, note: null },
  ];
}

function StageIcon({ place }: { place: Place }) {
  const Icon = { DONE: Check, NOW: CircleDot, AHEAD: Circle, NEVER: CircleSlash }[place];
  return (
    <Icon
      aria-hidden="true"
      className={`mt-1 size-4 shrink-0 ${place === "NOW" ? "text-primary" : place === "DONE" ? "text-success" : "text-muted-fg"}`}
      strokeWidth={1.75}
    />
  );
}

/** The share beside the rest, and when its accounts go back by themselves. */
function Flags({ policy: { rampFlags, guard, state, liveShare }, ramp }: RampPanelProps) {
  if (state !== "RAMPING" && state !== "SHADOW") return null;
  const rules = [
    ...(ramp.guardPercent === null ? [] : [`${ramp.guardPercent} % more flags per account and day than the rest`]),
    ...(guard ? [`its part of ${guard.bound.toLocaleString("en-IN")} flags in 24 h`] : []),
  ];
  return (
    <div className="grid gap-1 border-t border-border px-4 py-3">
      {rampFlags ? (
        <p>
          Flagged in its {liveShare} %:{" "}
          <b className="font-semibold tabular-nums">{rampFlags.inShare.toLocaleString("en-IN")}</b>, against{" "}
          <span className="tabular-nums">{rampFlags.expected.toFixed(1)}</span> had it gone on like the rest (
          {rampFlags.rest.toLocaleString("en-IN")} there).
        </p>
      ) : null}
      <p className="text-muted-fg">
        {rules.length === 0 ? "Never goes back by itself." : `Goes back by itself above ${rules.join(", or ")}.`}
      </p>
    </div>
  );
}

function actWords({ act, share }: RampStepDto): string {
  if (act === "STEP") return `${share} % of the accounts`;
  if (act === "RESUME") return `Went on at ${share} %`;
  if (act === "PAUSE") return "Paused";
  if (act === "TAKE_BACK") return "Taken back";
  return act === "RULE" ? "Taken back by its rule" : "Everybody";
}

function runWords({ run }: RampStepDto): string {
  if (run === null || run.state === "CANCELLED") return "";
  const scored = run.done.toLocaleString("en-IN");
  return run.state === "DONE"
    ? `${scored} scored anew`
    : `${scored} of ${run.total.toLocaleString("en-IN")} scored anew`;
}
