"use client";

import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { AccountFilter } from "./account-filter";
import { ActorFilter } from "./actor-filter";
import type { AuditAddress, FilterChange } from "./audit-address";
import type { AuditTrail } from "./use-audit-trail";
import { WhenFilter } from "./when-filter";

type AuditFiltersProps = {
  address: AuditAddress;
  onChange: (change: FilterChange) => void;
  trail: AuditTrail;
  isPart: boolean;
  /** With an entry open on a narrow screen the list is away, and its filters with it. */
  isAside: boolean;
};

const outcomes: readonly SelectOption[] = [
  { value: "", label: "Done and refused" },
  { value: "DONE", label: "Done" },
  { value: "REFUSED", label: "Refused" },
];

/** Who, what, with which outcome, on which account, when: all of it in the address. */
export function AuditFilters({ address, onChange, trail, isPart, isAside }: AuditFiltersProps) {
  useShortcut("filter", () => document.getElementById(firstFilterId)?.focus());
  const ownOnly = trail.first?.ownOnly ?? false;
  return (
    <form
      aria-label="Filter the trail"
      onSubmit={(event) => event.preventDefault()}
      className={cx(
        "grid shrink-0 grid-cols-2 items-end gap-2 border-b border-border px-4 py-3 sm:flex sm:flex-wrap print:hidden",
        !isPart && "sm:px-6",
        isAside && "max-lg:hidden",
      )}
    >
      {ownOnly ? (
        <p className="col-span-2 w-full text-meta text-muted-fg">Your role reads what you did yourself.</p>
      ) : (
        <ActorFilter value={address.actor} onChange={(actor) => onChange({ actor })} rows={trail.rows ?? []} />
      )}
      <ActionFilter
        value={address.action}
        actions={trail.first?.actions ?? []}
        onChange={(action) => onChange({ action })}
      />
      <div className="sm:w-44">
        <SelectField
          id="audit-outcome"
          label="Outcome"
          options={outcomes}
          value={address.outcome ?? ""}
          onChange={(event) => onChange({ outcome: outcomeOf(event.target.value) })}
        />
      </div>
      <WhenFilter from={address.from} to={address.to} onChange={onChange} />
      {isPart ? null : <AccountFilter value={address.account} onChange={(account) => onChange({ account })} />}
      {isFiltered(address) ? (
        <Button
          onClick={() => onChange({ actor: null, action: null, outcome: null, account: null, from: null, to: null })}
        >
          Clear filters
        </Button>
      ) : null}
    </form>
  );
}

const firstFilterId = "audit-action";

const outcomeOf = (value: string): AuditAddress["outcome"] => (value === "DONE" || value === "REFUSED" ? value : null);

export const isFiltered = ({ actor, action, outcome, account, from, to }: AuditAddress): boolean =>
  action.length > 0 || [actor, outcome, account, from, to].some((value) => value !== null);

type ActionFilterProps = {
  value: readonly string[];
  actions: readonly { readonly action: string; readonly label: string }[];
  onChange: (action: string[] | null) => void;
};

/** One kind of action, or all; a link may name several. */
function ActionFilter({ value, actions, onChange }: ActionFilterProps) {
  const several = value.length > 1 ? [{ value: value.join(), label: `${value.length} kinds of action` }] : [];
  const only = value[0];
  const unknown =
    value.length === 1 && only !== undefined && !actions.some(({ action }) => action === only)
      ? [{ value: only, label: only }]
      : [];
  return (
    <div className="sm:w-52">
      <SelectField
        id={firstFilterId}
        label="What"
        aria-keyshortcuts="/"
        options={[
          { value: "", label: "Every action" },
          ...several,
          ...unknown,
          ...actions.map(({ action, label }) => ({ value: action, label })),
        ]}
        value={value.join()}
        onChange={(event) => onChange(event.target.value === "" ? null : event.target.value.split(","))}
      />
    </div>
  );
}
