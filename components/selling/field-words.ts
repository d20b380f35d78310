import type { TextField } from "@/components/ui/text-field";

type TextFieldProps = Parameters<typeof TextField>[0];

type FieldWords = Pick<
  TextFieldProps,
  "label" | "labelNote" | "hint" | "autoComplete" | "inputMode" | "type" | "autoCapitalize"
> & { readonly width?: string };

const mono = (size: string) => `${size} font-mono tracking-[.02em] uppercase slashed-zero`;

/** How the text fields of all stages are called, and what helps to fill them in. */
export const TEXT_FIELDS: Readonly<Record<string, FieldWords>> = {
  legalName: {
    label: "Legal name",
    hint: "Exactly as on the certificate. We compare the two.",
    autoComplete: "organization",
  },
  ownerName: { label: "Name of the owner", hint: "Whoever is responsible for the business.", autoComplete: "name" },
  registerNumber: {
    label: "Register number",
    labelNote: "(optional)",
    hint: "CIN or LLPIN, where the business has one.",
    autoComplete: "off",
    width: mono("max-w-68"),
  },
  addressLine: { label: "Number, street, area", autoComplete: "street-address" },
  city: { label: "Town or city", autoComplete: "address-level2" },
  postalCode: {
    label: "PIN code",
    hint: "Six digits.",
    autoComplete: "postal-code",
    inputMode: "numeric",
    width: "max-w-54",
  },
  phone: {
    label: "Phone number of the business",
    hint: "Buyers may see it. With the country where it is not of India.",
    type: "tel",
    inputMode: "tel",
    autoComplete: "tel",
    width: "max-w-68",
  },
  fullName: { label: "Full name", hint: "As it stands on your photo ID.", autoComplete: "name" },
  documentExpiresOn: {
    label: "Runs out on",
    hint: "Of a passport or a driving licence. A voter card does not run out: leave it empty.",
    type: "date",
    autoComplete: "off",
    width: "max-w-54",
  },
  pan: {
    label: "PAN",
    hint: "Ten characters: five letters, four digits, one letter. Spaces are fine.",
    autoComplete: "off",
    autoCapitalize: "characters",
    width: mono("max-w-54"),
  },
  accountHolder: {
    label: "Name of the account’s holder",
    hint: "The business, or you as its owner. We compare it with the GSTIN.",
    autoComplete: "off",
  },
  ifsc: {
    label: "IFSC",
    hint: "Four letters, a zero, and six letters or digits. It is on your cheque book.",
    autoComplete: "off",
    autoCapitalize: "characters",
    width: mono("max-w-54"),
  },
  accountNumber: {
    label: "Account number",
    hint: "9 to 18 digits. Spaces are fine.",
    autoComplete: "off",
    inputMode: "numeric",
    width: mono("max-w-68"),
  },
  upiAddress: {
    label: "UPI address",
    hint: "As name@bank.",
    autoComplete: "off",
    inputMode: "email",
    width: "max-w-68",
  },
  storeName: { label: "Name of the store", hint: "Buyers see it on every offer.", autoComplete: "off" },
  supportEmail: {
    label: "Email address for buyers",
    hint: "Questions about orders go there.",
    type: "email",
    inputMode: "email",
    autoComplete: "off",
  },
};
