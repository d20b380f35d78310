import * as z from "zod/mini";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import { SENT_STAGES, type SentStage, type stageSchemas } from "../submit-stage/stage-fields.schema";

/** One page of a stage: fields that belong together, or documents of one kind. */
export type StagePage = { readonly page: string } & (
  | { readonly kind: "FIELDS"; readonly fields: readonly string[] }
  | { readonly kind: "DOCUMENTS"; readonly document: DocumentKind }
);

type FieldOf<Stage extends SentStage> = keyof (typeof stageSchemas)[Stage]["shape"] & string;

const fields = <Stage extends SentStage>(page: string, names: readonly FieldOf<Stage>[]): StagePage => ({
  page,
  kind: "FIELDS",
  fields: names,
});

const documents = (page: string, document: DocumentKind): StagePage => ({ page, kind: "DOCUMENTS", document });

/** The pages of each stage, in order. What is certified stands at the end, where everything is sent. */
export const STAGE_PAGES: Readonly<Record<SentStage, readonly [StagePage, ...StagePage[]]>> = {
  BUSINESS: [
    fields<"BUSINESS">("about", ["legalName", "ownerName", "businessType", "registerNumber"]),
    fields<"BUSINESS">("address", ["addressLine", "city", "postalCode", "state", "phone"]),
    documents("proof", "BUSINESS_PROOF"),
  ],
  IDENTITY: [
    fields<"IDENTITY">("you", ["fullName", "documentKind", "documentExpiresOn"]),
    documents("photo-id", "PHOTO_ID"),
    fields<"IDENTITY">("pan", ["pan"]),
    documents("pan-card", "PAN_CARD"),
  ],
  TAX: [fields<"TAX">("gstin", ["gstNumber", "legalName"]), documents("certificate", "GST_CERTIFICATE")],
  PAYOUT: [
    fields<"PAYOUT">("account", ["method", "accountHolder", "ifsc", "accountNumber", "upiAddress"]),
    documents("bank-proof", "BANK_PROOF"),
  ],
  STORE: [fields<"STORE">("store", ["storeName", "description", "supportEmail"])],
};

const PAGE_NAMES = Object.values(STAGE_PAGES).flatMap((pages) => pages.map(({ page }) => page));

/** Which page a form was on, and whether it was opened to change one answer. */
export const stagePageSchema = z.strictObject({
  stage: z.enum(SENT_STAGES),
  page: z.enum(PAGE_NAMES),
  from: z.enum(["tasks", "check"]),
  intent: z.enum(["continue", "later"]),
});

/** The stage that an address names, in lower case; null for none. */
export const stageOfAddress = (text: string): SentStage | null =>
  SENT_STAGES.find((stage) => stage.toLowerCase() === text) ?? null;

/** Where a page lives: the first one of a stage where the stage does. */
export function addressOfPage(stage: SentStage, page: string): string {
  const base = `/sell/${stage.toLowerCase()}`;
  return STAGE_PAGES[stage][0].page === page ? base : `${base}/${page}`;
}

/** The page after this one; null after the last, when everything is checked and sent. */
export function pageAfter(stage: SentStage, page: string): StagePage | null {
  const pages = STAGE_PAGES[stage];
  return pages[pages.findIndex((one) => one.page === page) + 1] ?? null;
}

/** The page that asks for documents of this kind. */
export function addressOfDocument(kind: DocumentKind): string {
  for (const stage of SENT_STAGES) {
    const page = STAGE_PAGES[stage].find((one) => one.kind === "DOCUMENTS" && one.document === kind);
    if (page) return addressOfPage(stage, page.page);
  }
  return "/sell";
}
