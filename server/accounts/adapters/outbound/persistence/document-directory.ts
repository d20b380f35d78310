import type pg from "pg";
import type { DocumentDirectory, DueDocument } from "@/server/accounts/application/ports/outbound/document-directory";
import {
  DOCUMENT_STORES,
  type DocumentStoreName,
} from "@/server/accounts/application/ports/outbound/document-store-port";
import { documentPolicy } from "@/server/accounts/domain/policies/document-policy";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import type { Database } from "@/server/platform/database";
import { toApplication } from "./mappers/application-mapper";
import { type DocumentRow, toDocument } from "./mappers/document-mapper";
import type { OpenSealed } from "./mappers/statement-mapper";
import { stored } from "./stored-value";

export type DocumentDirectoryDeps = {
  readonly pool: Pick<pg.Pool, "query">;
  readonly prisma: Pick<Database["prisma"], "accountDocument" | "sellerApplication">;
  readonly open: OpenSealed;
};

const omit = { sealedTexts: true } as const;
const oldestFirst = [{ uploadedAt: "asc" as const }, { id: "asc" as const }];
const newestFirst = [{ openedAt: "desc" as const }, { id: "desc" as const }];
const MOST_LISTED = 100;

/** Documents as pages list them and as they are found to be opened. */
export const createDocumentDirectory = ({ pool, prisma, open }: DocumentDirectoryDeps): DocumentDirectory => {
  const listed = async (where: { applicationId?: string; accountId?: string; kind?: string }) => {
    const rows = await prisma.accountDocument.findMany({ where, omit, orderBy: oldestFirst, take: MOST_LISTED });
    return Promise.all(rows.map((row: DocumentRow) => toDocument(row, open)));
  };
  return {
    find: async (id) => {
      const row = await prisma.accountDocument.findUnique({ where: { id }, omit });
      if (!row) return null;
      const store = stored(row.store, isStore, "account_document.store");
      return { document: await toDocument(row, open), key: row.storageKey, store };
    },
    textsOf: async (id) => {
      const row = await prisma.accountDocument.findUnique({
        where: { id },
        select: { accountId: true, sealedTexts: true },
      });
      const opened = row && (await open(accountIdFrom(row.accountId), row.sealedTexts));
      const texts = opened?.["texts"];
      return Array.isArray(texts) ? texts.filter((text) => typeof text === "string") : null;
    },
    roomOf: async (accountId, isOnHold) => {
      const row = isOnHold
        ? null
        : await prisma.sellerApplication.findFirst({ where: { accountId }, orderBy: newestFirst });
      const where = row ? { applicationId: row.id } : { accountId, kind: "HOLD_EVIDENCE" };
      const keptCount = await prisma.accountDocument.count({ where: { accountId } });
      return { application: row && toApplication(row), others: await listed(where), keptCount };
    },
    ofNewestApplication: async (accountId) => {
      const newest = await prisma.sellerApplication.findFirst({
        where: { accountId },
        orderBy: newestFirst,
        select: { id: true },
      });
      return newest ? listed({ applicationId: newest.id }) : [];
    },
    ofApplication: (applicationId) => listed({ applicationId }),
    ofHold: (accountId) => listed({ accountId, kind: "HOLD_EVIDENCE" }),
    due: async (at, limit) => {
      const before = new Date(at.getTime() - documentPolicy.keptDays * DAY_MS);
      const { rows } = await pool.query<DueRow>(due, [at, before, limit]);
      return rows.map(dueOf);
    },
  };
};

const isStore = (text: string): text is DocumentStoreName => DOCUMENT_STORES.some((store) => store === text);

type DueRow = { readonly id: string; readonly account_id: string; readonly erases: boolean };

const dueOf = ({ id, account_id, erases }: DueRow): DueDocument => ({
  id: documentIdFrom(id),
  accountId: accountIdFrom(account_id),
  act: erases ? "ERASE" : "NOTE",
});

/** What a document was for is over: its application, the hold, or the account for good. */
const due = `
  SELECT id, account_id, is_over AND (is_draft OR over_at <= $2) AS erases
    FROM (SELECT d.id, d.account_id, d.over_at, d.kind <> 'HOLD_EVIDENCE' AND d.frozen_at IS NULL AS is_draft,
                 a.status = 'DISABLED' OR CASE WHEN d.kind = 'HOLD_EVIDENCE'
                   THEN a.status = 'ACTIVE' AND NOT coalesce(a.lock_scope = 'ACCOUNT' AND (a.lock_until IS NULL OR a.lock_until > $1), false)
                   ELSE s.stage IN ('REJECTED', 'WITHDRAWN', 'EXPIRED') END AS is_over
            FROM account_document d JOIN account a ON a.id = d.account_id
            LEFT JOIN seller_application s ON s.id = d.application_id) looked
   WHERE is_over IS DISTINCT FROM (over_at IS NOT NULL) OR is_over AND (is_draft OR over_at <= $2)
   ORDER BY id LIMIT $3`;
