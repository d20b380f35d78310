"use client";

import { GitMerge } from "lucide-react";
import { useId, useState } from "react";
import { countWords, fieldWords, valueWords } from "@/components/kit/policy-words";
import { ActionButton } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { RadioGroup } from "@/components/ui/radio-group";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";

type MergeQuestion = Pick<NonNullable<PolicyDto["merge"]>, "open" | "kept">;
type Side = "theirs" | "mine";
export type MergeChoice = { readonly theirs: readonly string[]; readonly mine: readonly string[] };

type MergeFieldsProps = {
  title: string;
  /** Why there is something to choose. */
  reason: string;
  question: MergeQuestion;
  /** What each side is called: "v3 (live)", "This draft". */
  sides: Readonly<Record<Side, string>>;
  /** Why it can't be put together now; null when it can. */
  blockedBecause: string | null;
  busy?: boolean;
  onMerge: (choice: MergeChoice) => void;
};

/** Value by value, what became of it on both sides: nothing is written over unless somebody chose so. */
export function MergeFields({ title, reason, question, sides, blockedBecause, busy, onMerge }: MergeFieldsProps) {
  const id = useId();
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const { open, kept } = question;
  const of = (side: Side) => open.map(({ field }) => field).filter((field) => chosen[field] === side);
  const missing = open.filter(({ field }) => chosen[field] === undefined).length;
  const all = (side: Side) => setChosen(Object.fromEntries(open.map(({ field }) => [field, side])));
  return (
    <Panel
      title={title}
      note={countWords(open.length, "value to choose", "values to choose")}
      actions={
        <>
          <Button size="small" onClick={() => all("theirs")}>
            All of {sides.theirs}
          </Button>
          <Button size="small" onClick={() => all("mine")}>
            All of {sides.mine}
          </Button>
        </>
      }
    >
      <p className="border-b border-warn-bd bg-warn-bg px-4 py-2 text-warn-text">{reason}</p>
      <ul>
        {open.map(({ field, base, theirs, mine }) => (
          <li key={field} className="border-b border-row-line px-4 py-2">
            <RadioGroup
              id={`${id}-${field}`}
              name={`${id}-${field}`}
              legend={
                <>
                  {fieldWords(field)} <span className="font-normal text-muted-fg">{beganWords(field, base, mine)}</span>
                </>
              }
              value={chosen[field] ?? ""}
              onChange={({ target }) => setChosen({ ...chosen, [field]: target.value === "mine" ? "mine" : "theirs" })}
              options={[
                { value: "theirs", label: <SideLabel name={sides.theirs} value={valueWords(field, theirs)} /> },
                { value: "mine", label: <SideLabel name={sides.mine} value={valueWords(field, mine)} /> },
              ]}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3 px-4 py-2.5">
        <p className="min-w-0 flex-1 text-muted-fg">{keptWords(kept)}</p>
        <ActionButton
          tone="primary"
          icon={<GitMerge aria-hidden="true" className="size-4" strokeWidth={1.75} />}
          blockedBecause={
            blockedBecause ??
            (missing === 0 ? null : `${countWords(missing, "value is", "values are")} not chosen yet.`)
          }
          onClick={() => onMerge({ theirs: of("theirs"), mine: of("mine") })}
          busy={busy ?? false}
          busyLabel="Putting together"
        >
          Put together
        </ActionButton>
      </div>
    </Panel>
  );
}

function SideLabel({ name, value }: { name: string; value: string }) {
  return (
    <span className="whitespace-normal">
      <span className="text-muted-fg">{name}:</span> <b className="font-semibold tabular-nums">{value}</b>
    </span>
  );
}

type Value = MergeQuestion["open"][number]["base"];

function beganWords(field: string, base: Value, mine: Value): string {
  if (base === null) return "";
  return mine === base ? `was ${valueWords(field, base)}` : `was ${valueWords(field, base)}, changed on both sides`;
}

function keptWords(kept: MergeQuestion["kept"]): string {
  if (kept.length === 0) return "Nothing else differs.";
  const named = kept.slice(0, 3).map(({ field, mine }) => `${fieldWords(field)} ${valueWords(field, mine)}`);
  const more = kept.length > 3 ? `, and ${countWords(kept.length - 3, "more", "more")}` : "";
  return `Stays, as changed here alone: ${named.join("; ")}${more}.`;
}
