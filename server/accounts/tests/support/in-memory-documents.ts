import type { DocumentRepository } from "@/server/accounts/application/ports/outbound/document-repository";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { stageDocuments } from "@/server/accounts/domain/policies/document-policy";
import { done } from "@/server/accounts/domain/result";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { Tables } from "./in-memory-state";

export const documentsOver = ({ documents }: Tables): DocumentRepository => ({
  find: async (id) => documents.get(id)?.document ?? null,
  list: async (accountId, applicationId) =>
    [...documents.values()].flatMap(({ document }) =>
      document.accountId === accountId && document.applicationId === applicationId ? [document] : [],
    ),
  count: async (accountId) => [...documents.values()].filter(({ document }) => document.accountId === accountId).length,
  insert: async (document, contents) => {
    documents.set(document.id, { document, contents, overAt: null });
    return done(document);
  },
  save: async (before, after) => {
    const stored = documents.get(before.id);
    if (stored) documents.set(after.id, { ...stored, document: after });
  },
  overSince: async (id) => documents.get(id)?.overAt ?? null,
  noteOver: async ({ id }, overAt) => {
    const stored = documents.get(id);
    if (stored) documents.set(id, { ...stored, overAt });
  },
  remove: async ({ id }) => void documents.delete(id),
});

/** One document of a kind, as an upload leaves it. */
export function draftDocument(
  { id: applicationId, accountId }: Pick<SellerApplication, "id" | "accountId">,
  kind: DocumentKind,
  { n, at }: { readonly n: number; readonly at: Date },
): AccountDocument {
  return {
    id: documentIdFrom(`018f0000-0000-7000-8000-d${n.toString(16).padStart(11, "0")}`),
    accountId,
    applicationId: kind === "HOLD_EVIDENCE" ? null : applicationId,
    kind,
    fileName: `${kind.toLowerCase()}.png`,
    format: "PNG",
    bytes: 1_000,
    pages: [{ width: 10, height: 10, bytes: 100, chunks: 1 }],
    uploadedAt: at,
    frozenAt: null,
    submissionNo: null,
    replacedByNo: null,
  };
}

/** What a stage asks for, handed in. */
export function putDocuments(
  { documents }: Pick<Tables, "documents">,
  application: Pick<SellerApplication, "id" | "accountId">,
  stage: ApplicationStage,
  at: Date,
): void {
  for (const kind of stageDocuments[stage]) {
    const document = draftDocument(application, kind, { n: documents.size, at });
    documents.set(document.id, { document, contents: null, overAt: null });
  }
}
