"use client";

import { problemOf } from "@/components/kit/form-answers";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import {
  BUSINESS_TYPES,
  ID_DOCUMENTS,
  STATE_OPTIONS,
} from "@/server/accounts/application/use-cases/submit-stage/field-options.schema";
import { TEXT_FIELDS } from "./field-words";
import { GstinField } from "./gstin-field";

type StageFieldsProps = {
  names: readonly string[];
  state: FormState;
  stored: Readonly<Record<string, string | boolean>>;
  ownPan: string | null;
};

/** The fields of one page, each with what was typed before. */
export function StageFields({ names, state, stored, ownPan }: StageFieldsProps) {
  const kept = (name: string): string => state.values[name] ?? textOf(stored[name]);
  const field = (name: string) => ({ name, value: kept(name), error: problemOf(state, name) });
  if (names.includes("method")) return <PayoutFields field={field} />;
  return names.map((name) => <StageField key={name} {...field(name)} ownPan={ownPan} />);
}

const textOf = (value: string | boolean | undefined): string => (typeof value === "string" ? value : "");

type FieldProps = { name: string; value: string; error: string | null };

const CHOICES = {
  businessType: { label: "Kind of business", options: BUSINESS_TYPES, placeholder: "Choose one" },
  state: { label: "State", options: STATE_OPTIONS, placeholder: "Choose one" },
  documentKind: { label: "Document", options: ID_DOCUMENTS, placeholder: "Choose one" },
} as const;

const isChoice = (name: string): name is keyof typeof CHOICES => name in CHOICES;

function StageField({ name, value, error, ownPan }: FieldProps & { ownPan: string | null }) {
  if (name === "gstNumber") return <GstinField defaultValue={value} error={error} ownPan={ownPan} />;
  if (isChoice(name)) {
    const choice = CHOICES[name];
    return (
      <SelectField
        key={value}
        id={name}
        name={name}
        size="public"
        defaultValue={value}
        error={error}
        className="max-w-100"
        {...choice}
      />
    );
  }
  if (name === "description") {
    return (
      <TextareaField
        id={name}
        name={name}
        label="What you sell"
        labelNote="(optional)"
        hint="Two or three sentences. Buyers read this."
        size="public"
        rows={4}
        className="min-h-28!"
        defaultValue={value}
        error={error}
      />
    );
  }
  return <PlainField name={name} value={value} error={error} />;
}

function PlainField({ name, value, error }: FieldProps) {
  const { width = "max-w-100", ...words } = TEXT_FIELDS[name] ?? { label: name };
  return (
    <TextField
      id={name}
      name={name}
      size="public"
      spellCheck={false}
      defaultValue={value}
      error={error}
      {...words}
      className={width}
    />
  );
}

/** Bank account or UPI: the fields of the other way are hidden, without a script too. */
function PayoutFields({ field }: { field: (name: string) => FieldProps }) {
  const method = field("method");
  return (
    <>
      <RadioGroup
        id="method"
        name="method"
        legend="How you are paid"
        size="public"
        options={[
          { value: "BANK", label: "Bank account" },
          { value: "UPI", label: "UPI" },
        ]}
        defaultValue={method.value || "BANK"}
        error={method.error}
      />
      <PlainField {...field("accountHolder")} />
      <div className="grid gap-6 group-has-[#method-UPI:checked]/stage:hidden">
        <PlainField {...field("ifsc")} />
        <PlainField {...field("accountNumber")} />
      </div>
      <div className="hidden group-has-[#method-UPI:checked]/stage:grid">
        <PlainField {...field("upiAddress")} />
      </div>
    </>
  );
}
