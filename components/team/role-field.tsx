"use client";

import { SelectField } from "@/components/ui/select-field";
import { roleName } from "@/server/accounts/application/dto/role-words";
import { assignRoleSchema } from "@/server/accounts/application/use-cases/assign-role/assign-role.schema";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { roleUses } from "./team-words";

export type ChosenRole = StaffRole | "";

type RoleFieldProps = {
  id: string;
  value: ChosenRole;
  /** Held already: there is nothing to ask for. */
  without?: readonly StaffRole[];
  error: string | null;
  onChange: (role: ChosenRole) => void;
};

const all = assignRoleSchema.shape.role.options;

/** Which role, with what it is for. */
export function RoleField({ id, value, without = [], error, onChange }: RoleFieldProps) {
  const options = all.filter((role) => !without.includes(role)).map((role) => ({ value: role, label: roleName(role) }));
  return (
    <SelectField
      id={id}
      label="Role"
      layout="beside"
      placeholder="Choose a role"
      hint={value === "" ? undefined : roleUses[value]}
      options={options}
      value={value}
      error={error}
      onChange={(event) => onChange(all.find((role) => role === event.target.value) ?? "")}
      required
    />
  );
}
