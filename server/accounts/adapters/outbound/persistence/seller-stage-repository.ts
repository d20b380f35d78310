import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type {
  SellerStageRepository,
  StageFields,
  SubmissionKey,
} from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { clearFields, privateFields } from "./stage-fields";
import type { UnitParts } from "./unit-parts";

export type SellerStageDeps = { readonly newId: NewId; readonly sealer: PersonalDataSealer };

const DRAFT = 0;

export const sellerStageRepository = (parts: UnitParts, deps: SellerStageDeps): SellerStageRepository => ({
  ...sellerDrafts(parts, deps),
  insertSubmission: (application, key, fields) => write(parts, deps, application, key, fields),
  repeatSubmission: async ({ accountId }, { applicationId, stage, submissionNo }, changed = undefined) => {
    parts.held.mustHold([accountId]);
    await parts.tx.$executeRaw`
      INSERT INTO seller_stage_submission (application_id, stage, submission_no, fields, sealed, saved_at)
      SELECT application_id, stage, ${submissionNo}, fields || ${JSON.stringify(changed ?? {})}::jsonb, sealed, ${parts.at}::timestamptz
        FROM seller_stage_submission
       WHERE application_id = ${applicationId}::uuid AND stage = ${stage} AND submission_no = ${submissionNo - 1}`;
  },
  saveChecks: async ({ accountId }, { applicationId, stage, submissionNo }, results) => {
    parts.held.mustHold([accountId]);
    await parts.tx.sellerCheckResult.createMany({
      data: results.map(({ check, outcome, words, related }) => {
        const found = { checkName: check, outcome, words, relatedAccountIds: [...related] };
        return { applicationId, stage, submissionNo, ...found, ranAt: parts.at };
      }),
    });
    const failed = results.filter(({ outcome }) => outcome === "FAIL" || outcome === "REVIEW");
    parts.changes.record(accountId, [
      { field: `checks ${stage} ${submissionNo}`, before: null, after: failed.map(({ check }) => check) },
    ]);
  },
  saveOverride: async ({ accountId }, { applicationId, stage, submissionNo }, { check, by, note }) => {
    parts.held.mustHold([accountId]);
    const sealedOverrideNote = await deps.sealer.seal(accountId, { note });
    await parts.tx.sellerCheckResult.updateMany({
      where: { applicationId, stage, submissionNo, checkName: check },
      data: { overriddenBy: by, overriddenAt: parts.at, sealedOverrideNote },
    });
    parts.changes.record(accountId, [{ field: `check ${stage} ${check}`, before: "failed", after: "overridden" }]);
  },
  insertDecision: async (
    { id: applicationId, accountId },
    { words, by, reasons, personChecks = [], auditEntryId, ...decision },
  ) => {
    parts.held.mustHold([accountId]);
    const sealed = Object.keys(words).length > 0 ? await deps.sealer.seal(accountId, words) : null;
    const ticked = { reasons: [...reasons], personChecks: [...personChecks] };
    const what = { ...decision, ...ticked, decidedBy: by, sealed, decidedAt: parts.at };
    await parts.tx.sellerStageDecision.createMany({
      data: [{ id: deps.newId(), applicationId, auditEntryId, ...what }],
    });
  },
  latestDecision: async (applicationId) => {
    const [row] = await parts.tx.$queryRaw<{ name: string | null; at: Date }[]>`
      SELECT a.name, d.decided_at AS at FROM seller_stage_decision d LEFT JOIN account a ON a.id = d.decided_by
       WHERE d.application_id = ${applicationId}::uuid ORDER BY d.decided_at DESC, d.id DESC LIMIT 1`;
    return row ? { byName: row.name ?? "Somebody who has left", at: row.at } : null;
  },
  noteIdentifier: async ({ id: applicationId, accountId }, kind, hash) => {
    const where = { applicationId_kind: { applicationId, kind } };
    await parts.tx.sellerIdentifier.upsert({
      where,
      create: { applicationId, kind, accountId, hash },
      update: { hash },
    });
  },
  othersWith: async (accountId, kind, hash) => {
    const rows = await parts.tx.sellerIdentifier.findMany({
      where: { kind, hash, accountId: { not: accountId } },
      select: { accountId: true },
      distinct: ["accountId"],
      take: MOST_RELATED,
    });
    return rows.map((row) => accountIdFrom(row.accountId));
  },
  shopsThatLookLike: async (accountId, storeName) => {
    const rows = await parts.tx.$queryRaw<{ account_id: string }[]>`
      SELECT account_id FROM seller_profile
       WHERE store_look(store_name) = store_look(${storeName}) AND onboarding_stage IN ('PROBATION', 'ESTABLISHED')
         AND account_id <> ${accountId}::uuid
       ORDER BY created_at, account_id LIMIT ${MOST_RELATED}`;
    return rows.map((row) => accountIdFrom(row.account_id));
  },
  erasePrivate: async ({ id: applicationId, accountId }) => {
    parts.held.mustHold([accountId]);
    await parts.tx.sellerStageSubmission.updateMany({ where: { applicationId }, data: { sealed: null, fields: {} } });
    await parts.tx.sellerIdentifier.deleteMany({ where: { applicationId } });
    parts.changes.record(accountId, [{ field: "application.private", before: "kept", after: "erased" }]);
  },
});

const MOST_RELATED = 20;

/** What is written of a stage before it is sent. */
const sellerDrafts = (
  parts: UnitParts,
  deps: SellerStageDeps,
): Pick<SellerStageRepository, "saveDraft" | "draftKeptAt" | "takeOver"> => ({
  saveDraft: (application, stage, fields) =>
    write(parts, deps, application, { applicationId: application.id, stage, submissionNo: DRAFT }, fields),
  draftKeptAt: async (applicationId, stage) => {
    const where = { applicationId_stage_submissionNo: { applicationId, stage, submissionNo: DRAFT } };
    const draft = await parts.tx.sellerStageSubmission.findUnique({ where, select: { savedAt: true } });
    return draft?.savedAt ?? null;
  },
  takeOver: async ({ id, accountId }, from) => {
    parts.held.mustHold([accountId]);
    // One account, one key: what is sealed stays readable. What was erased is no draft.
    await parts.tx.$executeRaw`
      INSERT INTO seller_stage_submission (application_id, stage, submission_no, fields, sealed, saved_at)
      SELECT DISTINCT ON (s.stage) ${id}::uuid, s.stage, ${DRAFT}, s.fields - 'isSelfCertified', s.sealed, ${parts.at}::timestamptz
        FROM seller_stage_submission s JOIN seller_application a ON a.id = s.application_id
       WHERE s.application_id = ${from}::uuid AND a.account_id = ${accountId}::uuid AND s.sealed IS NOT NULL AND s.stage <> 'FINAL'
       ORDER BY s.stage, s.saved_at DESC, s.submission_no DESC`;
  },
});

async function write(
  { tx, held, at }: UnitParts,
  { sealer }: SellerStageDeps,
  { accountId }: SellerApplication,
  { applicationId, stage, submissionNo }: SubmissionKey,
  fields: StageFields,
): Promise<void> {
  held.mustHold([accountId]);
  const sealed = await sealer.seal(accountId, privateFields(fields));
  const saved = { fields: clearFields(fields), sealed, savedAt: at };
  await tx.sellerStageSubmission.upsert({
    where: { applicationId_stage_submissionNo: { applicationId, stage, submissionNo } },
    create: { applicationId, stage, submissionNo, ...saved },
    update: saved,
  });
}
