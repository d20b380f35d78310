import * as z from "zod/mini";
import { GST_STATE_CODES } from "@/server/accounts/domain/value-objects/gst-state";
import { PHOTO_IDS } from "@/server/accounts/domain/value-objects/photo-id";
import { hasUnseenInWords } from "@/server/accounts/domain/value-objects/printable-text";

const unseen = "This contains a character that can't be shown.";

const line = (missing: string, most = 200) =>
  z.string().check(
    z.trim(),
    z.minLength(1, missing),
    z.maxLength(most, `Write at most ${most} characters.`),
    z.refine((text) => !hasUnseenInWords(text), unseen),
  );

/** Over several lines where there is room for them; what hides or turns words around is refused there, too. */
const optional = (most = 200) =>
  z.optional(
    z.string().check(
      z.trim(),
      z.maxLength(most, `Write at most ${most} characters.`),
      z.refine((text) => !hasUnseenInWords(text.replace(/[\r\n]/g, " ")), unseen),
    ),
  );

/** What each stage asks for; shared by its form and the server. FINAL asks nothing: staff decide on all of it. */
export const stageSchemas = {
  BUSINESS: z.strictObject({
    legalName: line("Enter the name the business is registered under."),
    ownerName: line("Enter the name of whoever is responsible."),
    businessType: z.enum(["SOLE_TRADER", "PARTNERSHIP", "LLP", "COMPANY"], "Choose the kind of business."),
    addressLine: line("Enter the street and number."),
    city: line("Enter the city."),
    postalCode: z.string().check(z.trim(), z.regex(/^[1-9]\d{5}$/, "A PIN code has six digits.")),
    state: z.enum(GST_STATE_CODES, "Choose the state."),
    phone: line("Enter a phone number of the business.", 40),
    registerNumber: optional(60),
    isSelfCertified: z.literal(true, "Confirm that you offer only what the law allows."),
  }),
  IDENTITY: z.strictObject({
    fullName: line("Enter the name as it stands on the document."),
    documentKind: z.enum(PHOTO_IDS, "Choose the document."),
    documentExpiresOn: z.optional(z.iso.date("Enter the day the document runs out.")),
    pan: line("Enter the PAN.", 20),
  }),
  TAX: z.strictObject({
    gstNumber: line("Enter the GSTIN.", 40),
    legalName: line("Enter the name the number is registered under."),
  }),
  PAYOUT: z.strictObject({
    method: z.enum(["BANK", "UPI"], "Choose how you are paid."),
    accountHolder: line("Enter the name of the account's holder."),
    ifsc: optional(20),
    accountNumber: optional(40),
    upiAddress: optional(100),
  }),
  STORE: z.strictObject({
    storeName: line("Enter the name of the store.", 400),
    description: optional(2_000),
    supportEmail: line("Enter an address that buyers may write to.", 254),
  }),
} as const;

export type SentStage = keyof typeof stageSchemas;

export const SENT_STAGES = ["BUSINESS", "IDENTITY", "TAX", "PAYOUT", "STORE"] as const satisfies readonly SentStage[];

/** One stage with its fields, complete. */
export const submitStageSchema = z.discriminatedUnion("stage", [
  z.strictObject({ stage: z.literal("BUSINESS"), fields: stageSchemas.BUSINESS }),
  z.strictObject({ stage: z.literal("IDENTITY"), fields: stageSchemas.IDENTITY }),
  z.strictObject({ stage: z.literal("TAX"), fields: stageSchemas.TAX }),
  z.strictObject({ stage: z.literal("PAYOUT"), fields: stageSchemas.PAYOUT }),
  z.strictObject({ stage: z.literal("STORE"), fields: stageSchemas.STORE }),
]);

export type SubmitStageInput = z.output<typeof submitStageSchema>;
