import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { SellerApplicationRepository } from "@/server/accounts/application/ports/outbound/seller-application-repository";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { OnboardingCommand } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { differences, type FieldValue } from "./change-log";
import { toApplication, toCommand } from "./mappers/application-mapper";
import { placeOnDesk } from "./seller-desk-repository";
import type { UnitParts } from "./unit-parts";

export const sellerApplicationRepository = (
  parts: UnitParts,
  { newId }: { readonly newId: NewId },
): SellerApplicationRepository => ({
  newId: () => applicationIdFrom(newId()),
  find: async (id) => {
    const row = await parts.tx.sellerApplication.findUnique({ where: { id } });
    return row && toApplication(row);
  },
  findUnderWay: async (accountId) => {
    const row = await parts.tx.sellerApplication.findFirst({
      where: { accountId, stage: { in: [...APPLICATION_STAGES] } },
    });
    return row && toApplication(row);
  },
  findLatest: async (accountId) => {
    const row = await parts.tx.sellerApplication.findFirst({
      where: { accountId },
      orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    });
    return row && toApplication(row);
  },
  insert: (application) => insert(parts, application),
  save: (before, after, commands) => save(parts, { before, after, commands }),
  nextCommand: async (applicationId) => {
    const row = await parts.tx.sellerSagaCommand.findFirst({
      where: { applicationId, doneAt: null },
      orderBy: { step: "asc" },
    });
    return row && toCommand(row.command);
  },
  finishCommand: async (applicationId, step) => {
    const { count } = await parts.tx.sellerSagaCommand.updateMany({
      where: { applicationId, step, doneAt: null },
      data: { doneAt: parts.at },
    });
    if (count !== 1) throw new Error(`Step ${step} of application ${applicationId} was done already.`);
  },
  claimGstin: async ({ id, accountId }, gstNumber) => {
    await parts.tx.sellerGstinClaim.deleteMany({ where: { applicationId: id, gstNumber: { not: gstNumber } } });
    // Waits for another transaction that is claiming it, so that exactly one is first.
    await parts.tx.$executeRaw`
      INSERT INTO seller_gstin_claim (gst_number, application_id, account_id, claimed_at)
      VALUES (${gstNumber}, ${id}::uuid, ${accountId}::uuid, ${parts.at}::timestamptz) ON CONFLICT DO NOTHING`;
    const [holder] = await parts.tx.$queryRaw<{ account_id: string }[]>`
      SELECT account_id FROM (
        SELECT account_id, 0 AS rank FROM seller_profile WHERE gst_number = ${gstNumber}
        UNION ALL SELECT account_id, 1 FROM seller_gstin_claim WHERE gst_number = ${gstNumber}) taken
       WHERE account_id <> ${accountId}::uuid ORDER BY rank LIMIT 1`;
    return holder ? accountIdFrom(holder.account_id) : null;
  },
  releaseGstin: async (applicationId) => {
    await parts.tx.sellerGstinClaim.deleteMany({ where: { applicationId } });
  },
});

async function insert(parts: UnitParts, application: SellerApplication): Promise<Result<SellerApplication>> {
  const { tx, held, changes } = parts;
  const { id, accountId, storeName, gstNumber, stage, onboarding, openedAt, openedBy, version } = application;
  held.mustHold([accountId]);
  const state = jsonOf(onboarding);
  await tx.sellerApplication.createMany({
    data: [{ id, accountId, storeName, gstNumber, stage, state, openedAt, openedBy, version }],
  });
  await writeTimers(tx, application);
  changes.record(accountId, [
    { field: "application.id", before: null, after: id },
    { field: "application.stage", before: null, after: stage },
  ]);
  await placeOnDesk(parts, application);
  return done(application);
}

type Saved = {
  readonly before: SellerApplication;
  readonly after: SellerApplication;
  readonly commands: readonly OnboardingCommand[];
};

async function save(parts: UnitParts, { before, after, commands }: Saved): Promise<Result<SellerApplication>> {
  const { tx, held, changes, at } = parts;
  held.mustHold([after.accountId]);
  const { id, storeName, gstNumber, stage, onboarding } = after;
  const version = before.version + 1;
  const isPaused = onboarding.paused.length > 0;
  const { count } = await tx.sellerApplication.updateMany({
    where: { id, version: before.version },
    data: { storeName, gstNumber, stage, state: jsonOf(onboarding), isPaused, version },
  });
  if (count === 0) return refuse({ code: "CONFLICT", what: "application" });
  await writeTimers(tx, after);
  if (commands.length > 0) {
    await tx.sellerSagaCommand.createMany({
      data: commands.map((command) => ({
        applicationId: id,
        step: command.step,
        command: { ...command },
        orderedAt: at,
      })),
    });
  }
  changes.record(after.accountId, differences(fields(before), fields(after)));
  await placeOnDesk(parts, after);
  return done({ ...after, version });
}

async function writeTimers(tx: UnitParts["tx"], { id, onboarding }: SellerApplication): Promise<void> {
  await tx.sellerSagaTimer.deleteMany({ where: { applicationId: id } });
  const due = onboarding.paused.length > 0 ? [] : Object.entries(onboarding.timers);
  if (due.length === 0) return;
  await tx.sellerSagaTimer.createMany({
    data: due.map(([kind, dueAt]) => ({ applicationId: id, kind, dueAt: new Date(dueAt) })),
  });
}

/** A plain copy, as the column keeps it. */
const jsonOf = (state: OnboardingState): object => structuredClone(state);

const fields = ({ stage, storeName, onboarding }: SellerApplication): Record<string, FieldValue> => ({
  "application.stage": stage,
  "application.storeName": storeName,
  "application.paused": onboarding.paused,
  "application.reopened": onboarding.reopened,
  ...Object.fromEntries(
    Object.entries(onboarding.stages).map(([name, { status, submissionNo }]) => [
      `application.${name.toLowerCase()}`,
      `${status} ${submissionNo}`,
    ]),
  ),
});
