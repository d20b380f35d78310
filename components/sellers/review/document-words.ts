import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";

const names: Readonly<Record<DocumentKind, string>> = {
  BUSINESS_PROOF: "Business proof",
  PHOTO_ID: "Photo document",
  PAN_CARD: "PAN card",
  GST_CERTIFICATE: "GST certificate",
  BANK_PROOF: "Bank proof",
  HOLD_EVIDENCE: "Evidence",
};

export const kindName = (kind: DocumentKind): string => names[kind];

/** "412 KB", "1.8 MB" */
export function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
