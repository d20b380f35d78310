"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { Panel } from "@/components/ui/panel";
import { useEditor } from "./editor-context";
import { NumberBox } from "./number-box";
import { at } from "./use-policy-text";

const handles = [
  ["HIGH", "High from"],
  ["MEDIUM", "Medium from"],
  ["LOW", "Low from"],
] as const;

const parts = [
  ["Critical", "bg-risk-critical"],
  ["High", "bg-risk-high"],
  ["Medium", "bg-risk-medium"],
  ["Low", "bg-risk-low"],
] as const;

/** Where the levels part: three handles on the scale, and the same numbers as fields. */
export function ThresholdsPanel() {
  const { text, compared } = useEditor();
  const values = handles.map(([level]) => numberAt(text.shown, `thresholds.${level}`));
  const edges = [0, ...values, 100];
  const paths = ["base", "hysteresis", "coolDownHours", ...handles.map(([level]) => `thresholds.${level}`)];
  const isChanged = compared !== null && paths.some((path) => at(compared, path) !== at(text.shown, path));
  const [hysteresis, hours] = [at(text.shown, "hysteresis"), at(text.shown, "coolDownHours")];
  return (
    <Panel
      title="Thresholds"
      note={isChanged ? "changed" : "unchanged"}
      actions={
        <span className="text-meta text-muted-fg">
          rises at once, falls after {String(hours)} h at threshold + {String(hysteresis)}
        </span>
      }
    >
      <div className="px-4 pt-9 pb-3">
        <Scale values={values} edges={edges} />
        <div className="mt-4 flex flex-wrap gap-x-4 gap-y-3">
          <NumberBox path="base" label="Base" />
          {handles.map(([level, label]) => (
            <NumberBox key={level} path={`thresholds.${level}`} label={label} />
          ))}
          <NumberBox path="hysteresis" label="Hysteresis" step={0.5} />
          <NumberBox path="coolDownHours" label="Cool-down" unit="h" />
          <NumberBox path="burstPace" label="Burst pace" step={0.05} />
          <NumberBox path="hubLimit" label="Hub limit" />
        </div>
      </div>
    </Panel>
  );
}

function Scale({ values, edges }: { values: readonly number[]; edges: readonly number[] }) {
  const { text, isReadOnly } = useEditor();
  const bar = useRef<HTMLDivElement>(null);
  const put = (index: number, wanted: number) => {
    const level = handles[index]?.[0];
    if (!level || isReadOnly) return;
    const low = index === 0 ? 0 : (values[index - 1] ?? 0);
    const high = values[index + 1] ?? 100;
    text.setField(`thresholds.${level}`, Math.min(high, Math.max(low, Math.round(wanted))));
  };
  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    put(index, (values[index] ?? 0) + way * (event.shiftKey ? 5 : 1));
  };
  const onPointerMove = (index: number) => (event: PointerEvent) => {
    if (event.buttons !== 1 || !bar.current) return;
    const { left, width } = bar.current.getBoundingClientRect();
    put(index, ((event.clientX - left) / width) * 100);
  };
  return (
    <div dir="ltr">
      <div ref={bar} className="relative h-1.5">
        {parts.map(([name, look], index) => {
          const [from, to] = [edges[index] ?? 0, edges[index + 1] ?? 100];
          return (
            <span
              key={name}
              aria-hidden="true"
              className={`drawn absolute h-1.5 rounded-[2px] opacity-85 ${look}`}
              style={{ left: `calc(${from}% + 1px)`, width: `calc(${Math.max(0, to - from)}% - 2px)` }}
            />
          );
        })}
        {handles.map(([level, label], index) => (
          <button
            key={level}
            type="button"
            role="slider"
            aria-label={label}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={values[index] ?? 0}
            aria-disabled={isReadOnly || undefined}
            onKeyDown={onKeyDown(index)}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove(index)}
            className="absolute -top-2 h-6 w-6 -translate-x-1/2 touch-none"
            style={{ left: `${values[index] ?? 0}%` }}
          >
            <span className="absolute -top-5 left-1/2 -translate-x-1/2 text-meta font-semibold">{values[index]}</span>
            <span className="edged mx-auto block h-5 w-2.5 rounded-[3px] border border-input bg-surface" />
          </button>
        ))}
      </div>
      <div aria-hidden="true" className="relative mt-3 h-4 text-meta text-muted-fg">
        {parts.map(([name], index) => {
          const [from, to] = [edges[index] ?? 0, edges[index + 1] ?? 100];
          return to - from < 9 ? null : (
            <span key={name} className="absolute -translate-x-1/2" style={{ left: `${(from + to) / 2}%` }}>
              {name}
            </span>
          );
        })}
      </div>
    </div>
  );
}

const numberAt = (document: Readonly<Record<string, unknown>>, path: string): number => {
  const value = at(document, path);
  return typeof value === "number" ? value : 0;
};
