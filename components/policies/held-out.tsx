import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import type { HeldOutDto, HeldOutFigureDto, HeldOutStateDto } from "@/server/accounts/application/dto/policy-dto";

const VERDICTS: Readonly<Record<HeldOutStateDto, string>> = {
  STABLE: "stable",
  UNSTABLE: "not stable",
  TOO_FEW: "can't be said",
  NO_LABELS: "can't be said",
};

/** Do the numbers hold on cases that were decided after everything they can have been tuned to? */
export function HeldOut({ heldOut }: { heldOut: HeldOutDto }) {
  const { state, recall, precision } = heldOut.draft;
  const share = recall.heldOut && recall.difference ? ` (recall ${percent(recall.heldOut.share)})` : "";
  return (
    <section aria-label="Held-out week" className="border-b border-border px-4 py-3">
      <h3 className="flex flex-wrap items-center gap-x-1.5 font-semibold">
        Compared on held-out week:
        <span className="inline-flex items-center gap-1">
          <Mark state={state} />
          {VERDICTS[state]}
          {share}
        </span>
      </h3>
      <p className="text-meta text-muted-fg">{reasonOf(heldOut)}</p>
      {state === "STABLE" || state === "UNSTABLE" ? (
        <ul className="mt-1 text-meta text-muted-fg tabular-nums">
          <Line label="Recall" cases="bad cases" figure={recall} />
          {precision ? (
            <Line label="Precision" cases="flagged cases" figure={precision} />
          ) : (
            <li>Precision: this run did not keep the cleared cases apart. Run it again.</li>
          )}
        </ul>
      ) : null}
    </section>
  );
}

function Mark({ state }: { state: HeldOutStateDto }) {
  if (state === "STABLE") return <CircleCheck aria-hidden="true" className="size-4 text-success" strokeWidth={1.75} />;
  if (state === "UNSTABLE") {
    return <TriangleAlert aria-hidden="true" className="size-4 text-warn-text" strokeWidth={1.75} />;
  }
  return <CircleHelp aria-hidden="true" className="size-4 text-muted-fg" strokeWidth={1.75} />;
}

function reasonOf({ live, draft: { state, recall, precision }, atLeast }: HeldOutDto): string {
  if (state === "NO_LABELS") return "Recall cannot be measured. 0 labelled cases in range.";
  if (state === "TOO_FEW") {
    const [lately, before] = [recall.heldOut?.of ?? 0, recall.rest?.of ?? 0];
    return `Too little data: ${lately} of the last 7 days' decided cases were bad, ${before} before; ${atLeast} on each side are needed.`;
  }
  if (state === "STABLE") return "The cases decided in the last 7 days differ from all before by no more than chance.";
  if (live.state === "UNSTABLE") {
    return "The cases decided in the last 7 days come out differently, for the live version as well: the week is another one.";
  }
  return isWorse(recall) || isWorse(precision)
    ? "The live version holds on the cases of the last 7 days, the draft does worse on them: its numbers may fit old cases only."
    : "The draft does better on the cases of the last 7 days than on all before, by more than chance.";
}

const isWorse = (figure: HeldOutFigureDto | null): boolean => (figure?.difference?.high ?? 0) < 0;

type LineProps = { label: string; cases: string; figure: HeldOutFigureDto };

function Line({ label, cases, figure: { heldOut, rest, difference } }: LineProps) {
  if (!heldOut || !rest || !difference) {
    return <li>{`${label}: too little data, ${heldOut?.of ?? 0} ${cases} in the week, ${rest?.of ?? 0} before.`}</li>;
  }
  return (
    <li>
      {`${label} ${percent(heldOut.share)}, ${heldOut.count} of ${heldOut.of}; before ${percent(rest.share)}, ${rest.count} of ${rest.of}. Difference, 97.5 %: ${points(difference.low)} to ${points(difference.high)} points`}
    </li>
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** "+8.0", "−9.1" */
const points = (share: number): string => {
  const text = Math.abs(100 * share).toFixed(1);
  return text === "0.0" ? text : `${share < 0 ? "−" : "+"}${text}`;
};
