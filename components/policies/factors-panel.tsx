"use client";

import type { ReactNode } from "react";
import { FACTORS } from "@/components/kit/policy-words";
import { useEditor } from "./editor-context";
import { NumberBox } from "./number-box";
import { at, textAt } from "./use-policy-text";

const columns = [
  ["weight", "Weight", 0.1],
  ["capDown", "Cap −", 1],
  ["capUp", "Cap +", 1],
  ["halfLifeDays", "Half-life", 1],
  ["k", "k", 1],
] as const;

const row =
  "grid grid-cols-3 gap-x-3 gap-y-2 px-4 py-2 sm:grid-cols-[104px_40px_repeat(6,minmax(0,1fr))] sm:gap-x-2 sm:py-1.5";

/** The ten factors: one row each, every number a field. */
export function FactorsPanel() {
  const { text, compared } = useEditor();
  return (
    <div>
      <div
        aria-hidden="true"
        className={`${row} border-b border-border text-meta font-medium text-muted-fg max-sm:hidden`}
      >
        <span>Factor</span>
        <span>Kind</span>
        {columns.map(([key, label]) => (
          <span key={key}>{label}</span>
        ))}
        <span>p0 / allow.</span>
      </div>
      {FACTORS.map(([factor, name]) => {
        const path = `factors.${factor}`;
        const kind = textAt(text.shown, `${path}.kind`);
        const isChanged =
          compared !== null && JSON.stringify(at(compared, path)) !== JSON.stringify(at(text.shown, path));
        const last = kind === "rate" ? "p0" : "allowance";
        return (
          <fieldset key={factor} className="border-b border-row-line last:border-b-0">
            <legend className="sr-only">{name}</legend>
            <div className={row}>
              <span className={`self-start pt-1 max-sm:col-span-2 ${isChanged ? "font-semibold" : ""}`}>{name}</span>
              <span className="self-start pt-1 text-muted-fg max-sm:text-end">{kind}</span>
              {columns.map(([key, label, step]) => (
                <Cell key={key} label={label}>
                  <NumberBox path={`${path}.${key}`} step={step} {...(key === "halfLifeDays" ? { unit: "d" } : {})} />
                </Cell>
              ))}
              <Cell label={last === "p0" ? "p0" : "Allowance"}>
                <NumberBox path={`${path}.${last}`} step={last === "p0" ? 0.01 : 1} />
              </Cell>
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

/** On a phone every field carries the name that a column's head gives it elsewhere. */
function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="grid min-w-0 content-start">
      <span aria-hidden="true" className="text-meta text-muted-fg sm:hidden">
        {label}
      </span>
      {children}
    </span>
  );
}
