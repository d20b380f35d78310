"use client";

import { useQuery } from "@tanstack/react-query";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ChoiceFacet } from "./choice-facet";
import { thingName } from "./no-signals";
import {
  groupNames,
  inputNames,
  ipClassNames,
  leaningNames,
  reuseNames,
  severityNames,
  sideNames,
} from "./signal-words";
import {
  isFiltered,
  noFilter,
  type SignalsAddress,
  type SignalsChange,
  signalGroups,
  signalInputs,
} from "./signals-address";
import type { SignalFilter } from "./signals-input";

type SignalFacetsProps = {
  address: SignalsAddress;
  filter: SignalFilter;
  onChange: (change: SignalsChange) => void;
};

const spans = [
  { value: "-24h", label: "Last 24 hours" },
  { value: "-7d", label: "Last 7 days" },
  { value: "", label: "Last 30 days" },
  { value: "-90d", label: "Last 90 days" },
  { value: "-365d", label: "Last year" },
] as const;

const firstFacetId = "signal-input-ORDER_SUCCESS";
const groupId = "signal-group";

/** What the list is narrowed by, with how many signals of each input the span has. */
export function SignalFacets({ address, filter, onChange }: SignalFacetsProps) {
  const trpc = useTRPC();
  // Counts are of the whole span, so that a choice does not take the others' counts away.
  const { data } = useQuery(trpc.signals.histogram.queryOptions({ ...filter, inputs: [] }));
  useShortcut("signal-facets", () => document.getElementById(firstFacetId)?.focus());
  useShortcut("filter", () => document.getElementById(firstFacetId)?.focus());
  useShortcut("signal-group", () => document.getElementById(groupId)?.focus());
  const toggle = (input: (typeof signalInputs)[number]) =>
    onChange({
      input: address.input.includes(input)
        ? address.input.filter((other) => other !== input)
        : [...address.input, input],
    });
  return (
    <form
      aria-label="Filter the signals"
      onSubmit={(event) => event.preventDefault()}
      className="grid gap-4 max-lg:grid-cols-2 rounded-md border border-border bg-surface p-4 print:hidden"
    >
      <fieldset className="max-lg:col-span-full">
        <legend className="mb-1 text-meta font-emphasis">Input</legend>
        {signalInputs.map((input) => (
          <Checkbox
            key={input}
            id={`signal-input-${input}`}
            label={
              <span className="flex gap-2">
                {inputNames[input]}
                <span className="num ms-auto text-muted-fg">
                  {data ? data.totals[input].toLocaleString("en-IN") : ""}
                </span>
              </span>
            }
            checked={address.input.includes(input)}
            onChange={() => toggle(input)}
          />
        ))}
      </fieldset>
      <SelectField
        id="signal-when"
        label="When"
        options={spanOptions(address)}
        value={address.to === null ? (address.from ?? "") : chosenSpan}
        onChange={(event) => onChange({ from: event.target.value || null, to: null })}
      />
      <ChoiceFacet
        id="signal-leaning"
        label="Effect"
        any="Any effect"
        names={leaningNames}
        value={address.lean}
        onChange={(lean) => onChange({ lean })}
      />
      <ChoiceFacet
        id="signal-severity"
        label="Severity"
        any="Any severity"
        names={severityNames}
        value={address.sev}
        onChange={(sev) => onChange({ sev })}
      />
      <ChoiceFacet
        id="signal-side"
        label="Role"
        any="Any role"
        names={sideNames}
        value={address.side}
        onChange={(side) => onChange({ side })}
      />
      <ChoiceFacet
        id="signal-reuse"
        label="Device used by"
        any="Any number of accounts"
        names={reuseNames}
        value={address.reuse}
        onChange={(reuse) => onChange({ reuse })}
      />
      <ChoiceFacet
        id="signal-ip"
        label="IP class"
        any="Any signal"
        names={ipClassNames}
        value={address.ip}
        onChange={(ip) => onChange({ ip })}
      />
      <TextField
        key={address.source ?? ""}
        id="signal-source"
        label="Source or event id"
        defaultValue={address.source ?? ""}
        onBlur={(event) => onChange({ source: event.target.value.trim() || null })}
        onKeyDown={(event) => {
          if (event.key === "Enter") onChange({ source: event.currentTarget.value.trim() || null });
        }}
        autoComplete="off"
        spellCheck={false}
      />
      <SelectField
        id={groupId}
        label="Group by"
        aria-keyshortcuts="b"
        options={[
          { value: "", label: "Not grouped" },
          ...signalGroups.map((value) => ({ value, label: groupNames[value] })),
        ]}
        value={address.group ?? ""}
        onChange={(event) => onChange({ group: groupOf(event.target.value) })}
      />
      {address.of ? (
        <p className="text-meta">
          Only <span className="mono break-all">{thingName(address.of)}</span>
          <Button size="small" className="mt-1" onClick={() => onChange({ of: null })}>
            All things again
          </Button>
        </p>
      ) : null}
      {address.account ? <Button onClick={() => onChange({ account: null })}>All accounts again</Button> : null}
      {isFiltered(address) ? <Button onClick={() => onChange(noFilter)}>Clear filters</Button> : null}
    </form>
  );
}

const chosenSpan = "chosen";

/** A span that was cut out of the chart has no name of its own. */
function spanOptions({ from, to }: SignalsAddress) {
  const isNamed = to === null && spans.some(({ value }) => value === (from ?? ""));
  return isNamed
    ? spans
    : [...spans, { value: to === null ? (from ?? "") : chosenSpan, label: "As chosen in the chart" }];
}

const groupOf = (value: string): SignalsAddress["group"] => signalGroups.find((group) => group === value) ?? null;
