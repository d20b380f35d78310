import { GST_STATES } from "@/server/accounts/domain/value-objects/gst-state";

export type FieldOption = { readonly value: string; readonly label: string };

/** The states by name, with the code that their numbers begin with. */
export const STATE_OPTIONS: readonly FieldOption[] = Object.entries(GST_STATES)
  .map(([value, name]) => ({ value, label: name }))
  .sort((one, other) => (one.label < other.label ? -1 : 1));

export const BUSINESS_TYPES: readonly FieldOption[] = [
  { value: "SOLE_TRADER", label: "Sole trader" },
  { value: "PARTNERSHIP", label: "Partnership" },
  { value: "LLP", label: "LLP (limited liability partnership)" },
  { value: "COMPANY", label: "Company" },
];

export const ID_DOCUMENTS: readonly FieldOption[] = [
  { value: "PASSPORT", label: "Passport" },
  { value: "DRIVING_LICENCE", label: "Driving licence" },
  { value: "VOTER_CARD", label: "Voter card" },
];
