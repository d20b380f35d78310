import {
  BUSINESS_TYPES,
  ID_DOCUMENTS,
  STATE_OPTIONS,
} from "@/server/accounts/application/use-cases/submit-stage/field-options.schema";
import { inGroups } from "@/server/accounts/application/use-cases/submit-stage/gstin-reading.schema";

const LABELS: Readonly<Record<string, string>> = {
  legalName: "Legal name",
  ownerName: "Name of the owner",
  businessType: "Kind of business",
  registerNumber: "Register number",
  addressLine: "Number, street, area",
  city: "Town or city",
  postalCode: "PIN code",
  state: "State",
  phone: "Phone number of the business",
  fullName: "Full name",
  documentKind: "Document",
  documentExpiresOn: "Runs out on",
  pan: "PAN",
  gstNumber: "GSTIN",
  method: "How you are paid",
  accountHolder: "Name of the account’s holder",
  ifsc: "IFSC",
  accountNumber: "Account number",
  upiAddress: "UPI address",
  storeName: "Name of the store",
  description: "What you sell",
  supportEmail: "Email address for buyers",
};

export const fieldLabel = (field: string): string => LABELS[field] ?? field;

const OPTIONS: Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>> = {
  businessType: BUSINESS_TYPES,
  documentKind: ID_DOCUMENTS,
  state: STATE_OPTIONS,
  method: [
    { value: "BANK", label: "Bank account" },
    { value: "UPI", label: "UPI" },
  ],
};

/** An answer as its giver would say it. */
export function answerText(field: string, value: string | boolean | undefined): string {
  if (typeof value !== "string" || value === "") return "Not answered";
  if (field === "gstNumber") return inGroups(value);
  return OPTIONS[field]?.find((option) => option.value === value)?.label ?? value;
}

/** Of two ways to be paid only the chosen one has answers. */
export function isAsked(field: string, fields: Readonly<Record<string, string | boolean>>): boolean {
  const isUpi = fields["method"] === "UPI";
  if (field === "upiAddress") return isUpi;
  return field === "ifsc" || field === "accountNumber" ? !isUpi : true;
}
