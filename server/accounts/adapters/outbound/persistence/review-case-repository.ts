import type {
  CaseChange,
  ReviewCaseRepository,
} from "@/server/accounts/application/ports/outbound/review-case-repository";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";
import { plain } from "./array-text";
import { differences, type FieldValue } from "./change-log";
import type { ReviewCaseModel } from "./generated/models/ReviewCase";
import { reviewCaseColumns, toReviewCase } from "./mappers/review-case-mapper";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

export function reviewCaseRepository(parts: UnitParts): ReviewCaseRepository {
  const { tx, held, changes } = parts;
  return {
    find: async (id) => {
      const row = await tx.reviewCase.findUnique({ where: { id } });
      return row && toReviewCase(row);
    },
    findLatest: async (accountId) => (await findLatestMany(tx, [accountId])).get(accountId) ?? null,
    findLatestMany: (ids) => findLatestMany(tx, ids),
    insertMany: async (cases) => {
      held.mustHold(cases.map((one) => one.accountId));
      await insertCases(tx, cases);
      for (const one of cases) changes.record(one.accountId, differences(null, fields(one), PRIVATE));
    },
    save: (before, after) => save(parts, before, after),
    saveMany: (changed) => saveMany(parts, changed),
  };
}

/** An open case comes before every decided one; there is at most one. */
async function findLatestMany(tx: Transaction, ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, ReviewCase>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<ReviewCaseModel[]>`
    SELECT DISTINCT ON (account_id) id, account_id AS "accountId", state, reasons, risk_level AS "riskLevel",
           risk_rank AS "riskRank", score_milli AS "scoreMilli", exposure_minor AS "exposureMinor",
           opened_at AS "openedAt", due_at AS "dueAt", decision, reason_code AS "reasonCode", note,
           decided_by AS "decidedBy", decided_at AS "decidedAt", waiting_since AS "waitingSince",
           waiting_until AS "waitingUntil", waiting_reason AS "waitingReason", waiting_note AS "waitingNote",
           waiting_by AS "waitingBy", version
      FROM review_case WHERE account_id = ANY(${plain(ids)}::uuid[])
     ORDER BY account_id, (state = 'OPEN') DESC, opened_at DESC, id DESC`;
  return new Map(rows.map(toReviewCase).map((one) => [one.accountId, one]));
}

async function insertCases(tx: Transaction, cases: readonly ReviewCase[]): Promise<void> {
  const rows = cases.map(reviewCaseColumns).map((row) => ({ ...row, exposureMinor: Number(row.exposureMinor) }));
  await tx.$executeRaw`
    INSERT INTO review_case (id, account_id, state, reasons, risk_level, risk_rank, score_milli, exposure_minor, opened_at,
                             due_at, decision, reason_code, note, decided_by, decided_at, waiting_since, waiting_until,
                             waiting_reason, waiting_note, waiting_by, version)
    SELECT "id", "accountId", "state", "reasons", "riskLevel", "riskRank", "scoreMilli", "exposureMinor", "openedAt",
           "dueAt", "decision", "reasonCode", "note", "decidedBy", "decidedAt", "waitingSince", "waitingUntil",
           "waitingReason", "waitingNote", "waitingBy", "version"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
        "id" uuid, "accountId" uuid, "state" text, "reasons" jsonb, "riskLevel" text, "riskRank" int, "scoreMilli" int,
        "exposureMinor" bigint, "openedAt" timestamptz, "dueAt" timestamptz, "decision" text, "reasonCode" text,
        "note" text, "decidedBy" uuid, "decidedAt" timestamptz, "waitingSince" timestamptz, "waitingUntil" timestamptz,
        "waitingReason" text, "waitingNote" text, "waitingBy" uuid, "version" int)`;
}

async function save(
  { tx, held, changes }: UnitParts,
  before: ReviewCase,
  after: ReviewCase,
): Promise<Result<ReviewCase>> {
  held.mustHold([after.accountId]);
  const version = before.version + 1;
  const { id, ...columns } = reviewCaseColumns({ ...after, version });
  const { count } = await tx.reviewCase.updateMany({ where: { id, version: before.version }, data: columns });
  if (count === 0) return await conflict(tx, after.id);
  changes.record(after.accountId, differences(fields(before), fields(after), PRIVATE));
  return done({ ...after, version });
}

/** Open cases alone: a decision is written by `save`. */
async function saveMany({ tx, held, changes }: UnitParts, changed: readonly CaseChange[]): Promise<void> {
  if (changed.length === 0) return;
  held.mustHold(changed.map(({ after }) => after.accountId));
  const rows = changed.map(({ before, after }) => ({ ...reviewCaseColumns(after), version: before.version }));
  const count = await tx.$executeRaw`
    UPDATE review_case c
       SET reasons = r.reasons, risk_level = r.risk_level, risk_rank = r.risk_rank, score_milli = r.score_milli,
           exposure_minor = r.exposure_minor, due_at = r.due_at, version = c.version + 1
      FROM unnest(${rows.map(({ id }) => id)}::uuid[],
                  ${rows.map(({ reasons }) => JSON.stringify(reasons))}::jsonb[],
                  ${rows.map(({ riskLevel }) => riskLevel)}::text[],
                  ${rows.map(({ riskRank }) => riskRank)}::int[],
                  ${rows.map(({ scoreMilli }) => scoreMilli)}::int[],
                  ${rows.map(({ exposureMinor }) => exposureMinor)}::bigint[],
                  ${rows.map(({ dueAt }) => dueAt)}::timestamptz[],
                  ${rows.map(({ version }) => version)}::int[])
           AS r (id, reasons, risk_level, risk_rank, score_milli, exposure_minor, due_at, version)
     WHERE c.id = r.id AND c.version = r.version AND c.state = 'OPEN'`;
  if (count !== changed.length) throw new Error(`${changed.length - count} held cases changed meanwhile`);
  for (const { before, after } of changed) {
    changes.record(after.accountId, differences(fields(before), fields(after), PRIVATE));
  }
}

async function conflict(tx: Transaction, id: CaseId): Promise<Refused> {
  const row = await tx.reviewCase.findUnique({ where: { id }, select: { decidedBy: true, decidedAt: true } });
  const first = row?.decidedBy && row.decidedAt ? { by: row.decidedBy, at: row.decidedAt.toISOString() } : {};
  return refuse({ code: "CONFLICT", what: "case", ...first });
}

const PRIVATE: ReadonlySet<string> = new Set(["case.note", "case.question"]);

const fields = (one: ReviewCase): Record<string, FieldValue> => ({
  "case.state": one.state,
  "case.reasons": [...one.reasons],
  "case.riskLevel": one.riskLevel,
  "case.dueAt": one.dueAt.toISOString(),
  "case.waitsUntil": one.state === "OPEN" ? (one.waiting?.until.toISOString() ?? null) : null,
  "case.question": one.state === "OPEN" ? (one.waiting?.note ?? null) : null,
  "case.decision": one.state === "DECIDED" ? one.decision.outcome : null,
  "case.reasonCode": one.state === "DECIDED" ? one.decision.reasonCode : null,
  "case.note": one.state === "DECIDED" ? one.decision.note : null,
});
