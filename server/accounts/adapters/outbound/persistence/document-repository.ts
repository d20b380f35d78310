import type {
  DocumentContents,
  DocumentRepository,
} from "@/server/accounts/application/ports/outbound/document-repository";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { differences, type FieldValue } from "./change-log";
import { toDocument } from "./mappers/document-mapper";
import type { OpenSealed } from "./mappers/statement-mapper";
import type { UnitParts } from "./unit-parts";

export type DocumentRepositoryDeps = { readonly sealer: PersonalDataSealer; readonly open: OpenSealed };

/** Words of pages are read only when a document is opened. */
const omit = { sealedTexts: true } as const;

const MOST_LISTED = 100;

export const documentRepository = (parts: UnitParts, deps: DocumentRepositoryDeps): DocumentRepository => ({
  find: async (id) => {
    const row = await parts.tx.accountDocument.findUnique({ where: { id }, omit });
    return row && toDocument(row, deps.open);
  },
  list: async (accountId, applicationId) => {
    const rows = await parts.tx.accountDocument.findMany({
      where: { accountId, applicationId },
      omit,
      orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
      take: MOST_LISTED,
    });
    return Promise.all(rows.map((row) => toDocument(row, deps.open)));
  },
  count: (accountId) => parts.tx.accountDocument.count({ where: { accountId } }),
  insert: (document, contents) => insert(parts, deps, document, contents),
  save: async (before, after) => {
    parts.held.mustHold([after.accountId]);
    const { frozenAt, submissionNo, replacedByNo } = after;
    await parts.tx.accountDocument.updateMany({
      where: { id: after.id },
      data: { frozenAt, submissionNo, replacedByNo },
    });
    parts.changes.record(after.accountId, differences(fields(before), fields(after)));
  },
  noteOver: async ({ id, accountId }, overAt) => {
    parts.held.mustHold([accountId]);
    await parts.tx.accountDocument.updateMany({ where: { id }, data: { overAt } });
    parts.changes.record(accountId, [
      { field: `document ${id} over`, before: null, after: overAt?.toISOString() ?? null },
    ]);
  },
  overSince: async (id) => {
    const row = await parts.tx.accountDocument.findUnique({ where: { id }, select: { overAt: true } });
    return row?.overAt ?? null;
  },
  remove: async ({ id, accountId, kind }) => {
    parts.held.mustHold([accountId]);
    // Its pieces have nobody to vouch for them from this commit on.
    await parts.tx.$executeRaw`
      WITH gone AS (DELETE FROM account_document WHERE id = ${id}::uuid RETURNING *)
      INSERT INTO document_intake (storage_key, store, chunk_count, document_id, account_id, kind, bytes, began_at, is_over)
      SELECT storage_key, store, (SELECT coalesce(sum((page->>'chunks')::int), 0) FROM jsonb_array_elements(pages) page),
             id, account_id, kind, bytes, ${parts.at}::timestamptz, true FROM gone`;
    parts.changes.record(accountId, [{ field: `document ${id}`, before: kind, after: null }]);
  },
});

async function insert(
  { tx, held, changes, at }: UnitParts,
  { sealer }: DocumentRepositoryDeps,
  document: AccountDocument,
  { key, sha256, texts }: DocumentContents,
): Promise<Result<AccountDocument>> {
  const { id, accountId, applicationId, kind, format, bytes, pages, fileName } = document;
  held.mustHold([accountId]);
  const [intake] = await tx.$queryRaw<{ store: string }[]>`
    DELETE FROM document_intake WHERE storage_key = ${key}::uuid AND NOT is_over RETURNING store`;
  if (!intake) return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 5 });
  const sealed = await sealer.seal(accountId, { fileName, sha256 });
  const sealedTexts = await sealer.seal(accountId, { texts });
  const { store } = intake;
  const kept = { format, bytes, pages: pages.map((page) => ({ ...page })), sealed, sealedTexts };
  await tx.accountDocument.createMany({
    data: [{ id, accountId, applicationId, kind, ...kept, store, storageKey: key, uploadedAt: at }],
  });
  changes.record(accountId, [
    { field: `document ${id}`, before: null, after: kind },
    { field: "document.name", before: null, after: fileName, isPrivate: true },
  ]);
  return done(document);
}

const fields = ({ id, frozenAt, submissionNo, replacedByNo }: AccountDocument): Record<string, FieldValue> => ({
  [`document ${id} kept since`]: frozenAt?.toISOString() ?? null,
  [`document ${id} submission`]: submissionNo,
  [`document ${id} replaced by`]: replacedByNo,
});
