import * as z from "zod/mini";
import { DOCUMENT_KINDS } from "@/server/accounts/domain/value-objects/document-kind";

/** Where a form without scripts leads back to: pages of our own, named one by one. */
export const UPLOAD_PAGES = [
  "/hold",
  "/sell",
  "/sell/business",
  "/sell/identity",
  "/sell/tax",
  "/sell/payout",
  "/sell/store",
  "/sell/business/proof",
  "/sell/identity/photo-id",
  "/sell/identity/pan-card",
  "/sell/tax/certificate",
  "/sell/payout/bank-proof",
  "/sell/check",
  "/sell/status",
  "/sell/home/gstin",
] as const;

/** The fields beside the file. What the file is, its bytes say. */
export const uploadDocumentSchema = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS, "Choose what the document is."),
  returnTo: z.optional(z.enum(UPLOAD_PAGES, "This page was open for too long. Open it again.")),
});

export type UploadPage = (typeof UPLOAD_PAGES)[number];
export type UploadDocumentInput = z.output<typeof uploadDocumentSchema>;
