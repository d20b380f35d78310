"use client";

import { shortId } from "@/components/kit/id-text";
import { useStaffSession } from "@/components/shell/staff-session";
import { SelectField } from "@/components/ui/select-field";
import type { AuditRowDto } from "@/server/accounts/application/dto/audit-dto";
import { isUuid } from "./audit-address";

type ActorFilterProps = {
  value: string | null;
  onChange: (actor: string | null) => void;
  /** The people of these entries can be chosen by name. */
  rows: readonly AuditRowDto[];
};

const kinds = [
  { value: "STAFF", label: "Staff" },
  { value: "HOLDER", label: "Customers" },
  { value: "SYSTEM", label: "System" },
  { value: "OPERATOR", label: "Operator" },
  { value: "MACHINE", label: "Other systems" },
  { value: "ANONYMOUS", label: "Anonymous" },
] as const;

/** Everybody, a kind of actor, or one person. */
export function ActorFilter({ value, onChange, rows }: ActorFilterProps) {
  const me = useStaffSession();
  const people = peopleOf(rows, me.accountId);
  const isUnnamed =
    value !== null && isUuid(value) && value !== me.accountId && !people.some((person) => person.value === value);
  return (
    <div className="sm:w-48">
      <SelectField
        id="audit-actor"
        label="Who"
        options={[
          { value: "", label: "Everybody" },
          { value: me.accountId, label: `${me.name} (you)` },
          ...kinds,
          ...people,
          ...(isUnnamed ? [{ value, label: `Account ${shortId(value)}` }] : []),
        ]}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
      />
    </div>
  );
}

function peopleOf(rows: readonly AuditRowDto[], me: string) {
  const found = new Map<string, string>();
  for (const { actor } of rows) {
    if (actor.kind === "STAFF" && actor.accountId && actor.accountId !== me) found.set(actor.accountId, actor.name);
  }
  return [...found].map(([value, label]) => ({ value, label })).sort((a, b) => (a.label < b.label ? -1 : 1));
}
