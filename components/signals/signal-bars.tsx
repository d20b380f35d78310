"use client";

import { useId } from "react";
import { Bar, BarChart, Brush, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { absoluteText, dateText, defaultTimeZone } from "@/components/kit/time-text";
import type { SignalHistogramDto } from "@/server/accounts/application/dto/signals-dto";
import { inputNames } from "./signal-words";
import { signalInputs } from "./signals-address";

type SignalBarsProps = {
  histogram: SignalHistogramDto;
  height: number;
  onCut: (cut: { readonly from: Date; readonly to: Date } | null) => void;
};

type Input = (typeof signalInputs)[number];
type Datum = Readonly<Record<Input, number>> & { readonly at: number };

/** Each input has a colour and a pattern of its own. */
const looks: Readonly<Record<Input, { readonly colour: string; readonly pattern: string }>> = {
  ORDER_SUCCESS: { colour: "var(--chart-3)", pattern: "" },
  REFUNDS: { colour: "var(--chart-2)", pattern: "M0 6L6 0" },
  COUPON_ABUSE: { colour: "var(--chart-4)", pattern: "M0 0L6 6" },
  PAYMENT_FAILURES: { colour: "var(--chart-1)", pattern: "M0 3H6" },
  DEVICE_CHANGES: { colour: "var(--chart-5)", pattern: "M3 0V6" },
  IP_RISK: { colour: "var(--chart-6)", pattern: "M0 0L6 6M0 6L6 0" },
  SELLER_DISPUTES: { colour: "var(--muted-fg)", pattern: "M3 0V6M0 3H6" },
};

const axis = { tickLine: false, axisLine: false, tick: { fill: "var(--muted-fg)", fontSize: 11, fontWeight: 500 } };

/** The drawing itself, in a chunk of its own: recharts is heavy and waits until it is wanted. */
export function SignalBars({ histogram, height, onCut }: SignalBarsProps) {
  const id = useId();
  const { bars, bucketMinutes } = histogram;
  const data = bars.map(datumOf);
  const shown = signalInputs.filter((input) => histogram.totals[input] > 0);
  const endOf = (index: number): number => (data[index]?.at ?? 0) + bucketMinutes * 60_000;
  const cut = ({ startIndex = 0, endIndex = data.length - 1 }: { startIndex?: number; endIndex?: number }) => {
    const isWhole = startIndex === 0 && endIndex === data.length - 1;
    onCut(isWhole ? null : { from: new Date(data[startIndex]?.at ?? 0), to: new Date(endOf(endIndex)) });
  };
  return (
    <div className="px-4 pb-2" dir="ltr">
      <Key shown={shown} patternOf={(input) => `${id}-${input}`} />
      <ResponsiveContainer width="100%" height={height}>
        <BarChart data={data} title="Signals by input over time" margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
          <Patterns id={id} />
          <CartesianGrid vertical={false} stroke="var(--border)" strokeDasharray="2 3" />
          <XAxis
            {...axis}
            dataKey="at"
            tickFormatter={(at: number) => tickText(at, bucketMinutes)}
            minTickGap={48}
            height={20}
          />
          <YAxis {...axis} allowDecimals={false} width={40} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--hover)" }}
            content={({ active, payload }) => {
              const datum = active ? ofOurs(payload?.[0]?.payload) : null;
              return datum ? <BarCard datum={datum} shown={shown} /> : null;
            }}
          />
          {shown.map((input) => (
            <Bar
              key={input}
              dataKey={input}
              stackId="all"
              fill={`url(#${id}-${input})`}
              stroke="var(--surface)"
              strokeWidth={0.5}
              isAnimationActive={false}
            />
          ))}
          <Brush
            dataKey="at"
            height={22}
            travellerWidth={8}
            stroke="var(--border-strong)"
            fill="var(--bg)"
            tickFormatter={(at: number) => dateText(at, defaultTimeZone)}
            onChange={cut}
            ariaLabel="Cut out a part of the time"
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function datumOf({ at, counts }: SignalHistogramDto["bars"][number]): Datum {
  const of = (input: Input): number => counts[input] ?? 0;
  return {
    at: at.getTime(),
    ORDER_SUCCESS: of("ORDER_SUCCESS"),
    REFUNDS: of("REFUNDS"),
    COUPON_ABUSE: of("COUPON_ABUSE"),
    PAYMENT_FAILURES: of("PAYMENT_FAILURES"),
    DEVICE_CHANGES: of("DEVICE_CHANGES"),
    IP_RISK: of("IP_RISK"),
    SELLER_DISPUTES: of("SELLER_DISPUTES"),
  };
}

const dayMinutes = 24 * 60;

function tickText(at: number, bucketMinutes: number): string {
  const text = absoluteText(at, defaultTimeZone, "minute");
  return bucketMinutes < dayMinutes ? text.replace(/ \d{4}, (\d\d:\d\d).*$/, " $1") : text.replace(/ \d{4},.*$/, "");
}

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      {signalInputs.map((input) => (
        <pattern key={input} id={`${id}-${input}`} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} fill={looks[input].colour} />
          {looks[input].pattern ? (
            <path d={looks[input].pattern} stroke="var(--surface)" strokeOpacity={0.45} strokeWidth={1.2} />
          ) : null}
        </pattern>
      ))}
    </defs>
  );
}

function Key({ shown, patternOf }: { shown: readonly Input[]; patternOf: (input: Input) => string }) {
  return (
    <ul aria-hidden="true" className="flex flex-wrap gap-x-3 gap-y-1 pt-1 text-meta text-muted-fg">
      {shown.map((input) => (
        <li key={input} className="flex items-center gap-1.5">
          <svg width={10} height={10}>
            <title>{inputNames[input]}</title>
            <rect width={10} height={10} fill={`url(#${patternOf(input)})`} />
          </svg>
          {inputNames[input]}
        </li>
      ))}
    </ul>
  );
}

/** The chart hands its data back untyped; only what carries a moment is ours. */
function ofOurs(value: unknown): Datum | null {
  const isOurs = (datum: unknown): datum is Datum => typeof datum === "object" && datum !== null && "at" in datum;
  return isOurs(value) ? value : null;
}

function BarCard({ datum, shown }: { datum: Datum; shown: readonly Input[] }) {
  return (
    <div className="rounded-md border border-border bg-surface px-3 py-2 text-meta shadow-md">
      <p className="font-emphasis">{absoluteText(datum.at, defaultTimeZone, "minute")}</p>
      <ul>
        {shown
          .filter((input) => datum[input] > 0)
          .map((input) => (
            <li key={input} className="flex justify-between gap-4">
              {inputNames[input]} <b className="font-emphasis">{datum[input].toLocaleString("en-IN")}</b>
            </li>
          ))}
      </ul>
    </div>
  );
}
