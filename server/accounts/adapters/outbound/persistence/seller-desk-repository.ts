import type { SellerDeskRepository } from "@/server/accounts/application/ports/outbound/seller-desk-repository";
import { deskAfter } from "@/server/accounts/domain/domain-services/seller-desk-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { SellerDesk } from "@/server/accounts/domain/entities/seller-desk";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { type ApplicationId, applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { isApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { isWaitingOn, WAITING_ON } from "@/server/accounts/domain/value-objects/waiting-on";
import { differences, type FieldValue } from "./change-log";
import { stored } from "./stored-value";
import type { UnitParts } from "./unit-parts";

type Row = {
  readonly application_id: string;
  readonly account_id: string;
  readonly stage: string;
  readonly stage_since: Date;
  readonly waiting_on: string;
  readonly due_at: Date | null;
  readonly clock_left_ms: number;
  readonly clock_runs_since: Date | null;
  readonly assignee_id: string | null;
};

export const sellerDeskRepository = (parts: UnitParts): SellerDeskRepository => ({
  find: (id) => findDesk(parts, id),
  assign: async (desk, assigneeId, names) => {
    parts.held.mustHold([desk.accountId]);
    await parts.tx.$executeRaw`
      UPDATE seller_desk SET assignee_id = ${assigneeId}::uuid, changed_at = ${parts.at}::timestamptz
       WHERE application_id = ${desk.applicationId}::uuid`;
    parts.changes.record(desk.accountId, [{ field: "application.assignee", ...names }]);
    return { ...desk, assigneeId };
  },
});

/** Puts an application where its saga says that it lies now; part of storing it, so that no list is ever behind. */
export async function placeOnDesk(parts: UnitParts, application: SellerApplication): Promise<void> {
  const before = await findDesk(parts, application.id);
  const after = deskAfter(before, application, parts.at);
  const changed = differences(before && fields(before), after && fields(after));
  if (changed.length === 0) return;
  if (after) await write(parts, after);
  else await parts.tx.$executeRaw`DELETE FROM seller_desk WHERE application_id = ${application.id}::uuid`;
  parts.changes.record(application.accountId, changed);
}

async function findDesk({ tx }: UnitParts, id: ApplicationId): Promise<SellerDesk | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT application_id, account_id, stage, stage_since, waiting_on, due_at, clock_left_ms, clock_runs_since, assignee_id
      FROM seller_desk WHERE application_id = ${id}::uuid`;
  return row ? toDesk(row) : null;
}

const toDesk = (row: Row): SellerDesk => ({
  applicationId: applicationIdFrom(row.application_id),
  accountId: accountIdFrom(row.account_id),
  stage: stored(row.stage, isApplicationStage, "seller_desk.stage"),
  stageSince: row.stage_since,
  waitingOn: stored(row.waiting_on, isWaitingOn, "seller_desk.waiting_on"),
  dueAt: row.due_at,
  clock: { leftMs: row.clock_left_ms, runsSince: row.clock_runs_since },
  assigneeId: row.assignee_id === null ? null : accountIdFrom(row.assignee_id),
});

async function write({ tx, at }: UnitParts, desk: SellerDesk): Promise<void> {
  const { applicationId, accountId, stage, stageSince, waitingOn, dueAt, clock, assigneeId } = desk;
  await tx.$executeRaw`
    INSERT INTO seller_desk (application_id, account_id, stage, stage_since, waiting_on, waiting_rank, due_at,
                             clock_left_ms, clock_runs_since, assignee_id, changed_at)
    VALUES (${applicationId}::uuid, ${accountId}::uuid, ${stage}, ${stageSince}::timestamptz, ${waitingOn},
            ${WAITING_ON.indexOf(waitingOn)}, ${dueAt}::timestamptz, ${clock.leftMs}, ${clock.runsSince}::timestamptz,
            ${assigneeId}::uuid, ${at}::timestamptz)
    ON CONFLICT (application_id) DO UPDATE SET
      stage = excluded.stage, stage_since = excluded.stage_since, waiting_on = excluded.waiting_on,
      waiting_rank = excluded.waiting_rank, due_at = excluded.due_at, clock_left_ms = excluded.clock_left_ms,
      clock_runs_since = excluded.clock_runs_since, assignee_id = excluded.assignee_id, changed_at = excluded.changed_at`;
}

/** What the trail says of a new place. Clock and release follow from it. */
const fields = ({ stage, waitingOn, dueAt }: SellerDesk): Record<string, FieldValue> => ({
  "application.inHand": stage,
  "application.waitingOn": waitingOn,
  "application.dueAt": dueAt?.toISOString() ?? null,
});
