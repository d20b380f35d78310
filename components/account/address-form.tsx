"use client";

import { useActionState } from "react";
import { type FormAction, FRESH_FORM, problemOf } from "@/components/kit/form-answers";
import { PublicForm } from "@/components/kit/public-form";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { OwnAddressDto } from "@/server/accounts/application/dto/own-pages-dto";

type AddressFormProps = {
  action: FormAction;
  csrf: string;
  countries: readonly SelectOption[];
  /** Null for a new one. */
  address: OwnAddressDto | null;
};

const FIELDS = [
  { name: "recipient", label: "Full name", complete: "name" },
  { name: "line1", label: "Flat, house number, building", complete: "address-line1" },
  { name: "line2", label: "Area, street, landmark", complete: "address-line2", note: "(optional)" },
  { name: "city", label: "Town or city", complete: "address-level2" },
  { name: "state", label: "State", complete: "address-level1" },
] as const;

const CONTROLS = {
  recipient: "recipient",
  line1: "line1",
  line2: "line2",
  city: "city",
  state: "state",
  postalCode: "postalCode",
  country: "country",
};

/** One address. Browsers can fill it in; what was typed stays when something is wrong. */
export function AddressForm({ action, csrf, countries, address }: AddressFormProps) {
  const [state, send] = useActionState(action, FRESH_FORM);
  const kept = (field: keyof typeof CONTROLS) => state.values[field] ?? address?.[field] ?? "";
  const country = kept("country") || "IN";
  return (
    <PublicForm
      state={state}
      send={send}
      csrf={csrf}
      controls={CONTROLS}
      submit="Save address"
      busyLabel="Saving"
      leave={{ href: "/account/addresses", text: "Cancel" }}
    >
      {address ? <input type="hidden" name="addressId" value={address.id} /> : null}
      <SelectField
        key={country}
        id="country"
        name="country"
        label="Country"
        size="public"
        autoComplete="country"
        options={countries}
        defaultValue={country}
        error={problemOf(state, "country")}
      />
      {FIELDS.map(({ name, label, complete, ...rest }) => (
        <TextField
          key={name}
          id={name}
          name={name}
          label={label}
          labelNote={"note" in rest ? rest.note : undefined}
          size="public"
          autoComplete={complete}
          spellCheck={false}
          defaultValue={kept(name)}
          error={problemOf(state, name)}
        />
      ))}
      <TextField
        id="postalCode"
        name="postalCode"
        label="PIN or postal code"
        hint="In India, six digits."
        size="public"
        autoComplete="postal-code"
        spellCheck={false}
        className="max-w-54"
        defaultValue={kept("postalCode")}
        error={problemOf(state, "postalCode")}
      />
      {address?.isDefault ? null : (
        <Checkbox
          id="makeDefault"
          name="makeDefault"
          size="public"
          label="Use this address first"
          defaultChecked={state.values["makeDefault"] === "on"}
        />
      )}
    </PublicForm>
  );
}
