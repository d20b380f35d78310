import { Sparkline } from "@/components/charts/sparkline";
import { pointsText } from "@/components/kit/points";
import { Time } from "@/components/kit/time";
import { dateText, defaultTimeZone } from "@/components/kit/time-text";
import type { ExplanationLineDto } from "@/server/accounts/application/dto/explanation-dto";
import type { InputHistoryDto } from "@/server/accounts/application/dto/score-history-dto";

type InputMonthProps = { line: Pick<ExplanationLineDto, "input" | "label">; history: InputHistoryDto };

/** How an input's points moved in the last month: a little line, and the same in words. */
export function InputMonth({ line, history }: InputMonthProps) {
  const month = monthOf(line.input, history);
  if (!month) return null;
  const { values, first, last, lowest, highest } = month;
  const moments = history.moments.map((at) => at.getTime());
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Sparkline moments={moments} values={values} label={`${line.label} over 30 days: ${wordsOf(month)}`} />
      <p className="text-meta text-muted-fg">
        30 days: <b className="font-emphasis text-fg">{tenths(first)}</b>
        <span aria-hidden="true"> → </span>
        <span className="sr-only"> to </span>
        <b className="font-emphasis text-fg">{tenths(last)}</b>
        {[lowest, highest].map(({ name, milli, at }) =>
          milli === first || milli === last ? null : (
            <span key={name}>
              , {name} {tenths(milli)} on <Time at={at.toISOString()} as="date" />
            </span>
          ),
        )}
      </p>
    </div>
  );
}

type Extreme = { readonly name: "lowest" | "highest"; readonly milli: number; readonly at: Date };

export type InputMonthFacts = {
  readonly values: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly lowest: Extreme;
  readonly highest: Extreme;
};

/** Null for an input that gave nothing in the whole month. */
export function monthOf(input: ExplanationLineDto["input"], history: InputHistoryDto): InputMonthFacts | null {
  const values = history.pointsMilli[input];
  const [first] = values ?? [];
  const last = values?.at(-1);
  if (!values || first === undefined || last === undefined) return null;
  const extreme = (name: Extreme["name"], milli: number): Extreme => ({
    name,
    milli,
    at: history.moments[values.indexOf(milli)] ?? new Date(0),
  });
  return {
    values,
    first,
    last,
    lowest: extreme("lowest", Math.min(...values)),
    highest: extreme("highest", Math.max(...values)),
  };
}

/** "from 0.0 to −22.4; lowest −22.4 on 15 Nov 2026, highest 0.0 on 27 Oct 2026". */
export function wordsOf({ first, last, lowest, highest }: InputMonthFacts): string {
  const ends = [lowest, highest].map(
    ({ name, milli, at }) => `${name} ${tenths(milli)} on ${dateText(at.getTime(), defaultTimeZone)}`,
  );
  return `from ${tenths(first)} to ${tenths(last)}; ${ends.join(", ")}`;
}

const tenths = (milli: number): string => pointsText(Math.round(milli / 100) + 0);
