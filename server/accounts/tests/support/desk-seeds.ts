import { beginOnboarding } from "@/server/accounts/domain/aggregates/onboarding-beginning";
import type { OnboardingState, StageRecord } from "@/server/accounts/domain/entities/seller-onboarding";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { WAITING_ON, type WaitingOn } from "@/server/accounts/domain/value-objects/waiting-on";
import { newId } from "@/server/platform/new-id";
import { type AccountSeed, putAccount, type ReadScene } from "./read-scene";

export type DeskSeed = {
  readonly owner?: AccountSeed;
  readonly store?: string;
  readonly stage?: ApplicationStage;
  readonly record?: Partial<StageRecord>;
  readonly state?: Partial<OnboardingState>;
  readonly waitingOn?: WaitingOn;
  readonly dueAt?: Date | null;
  readonly since?: Date;
  readonly assigneeId?: string | null;
  readonly changedAt?: Date;
};

const OPENED = new Date("2026-11-01T04:30:00.000Z");

/** An application with its place on the desk, as the writers leave both. */
export async function putOnDesk(scene: Pick<ReadScene, "pool">, seed: DeskSeed = {}): Promise<string> {
  const { stage = "BUSINESS", waitingOn = "US", dueAt = null, since = OPENED, changedAt = since } = seed;
  const accountId = await putAccount(scene, seed.owner);
  const id = newId();
  const begun = beginOnboarding({
    sagaId: applicationIdFrom(id),
    accountId: accountIdFrom(accountId),
    kycBefore: "CONTACT",
    at: OPENED,
  });
  const stages = { ...begun.stages, [stage]: { ...begun.stages[stage], ...seed.record } };
  await scene.pool.query(
    `INSERT INTO seller_application (id, account_id, store_name, gst_number, stage, opened_at, opened_by, version, state, is_paused)
     VALUES ($1,$2,$3,'27AAPFU0939F1ZV',$4,$5,'system:demo',1,$6,$7)`,
    [
      id,
      accountId,
      seed.store ?? "Verma Crafts",
      stage,
      OPENED,
      { ...begun, stage, stages, ...seed.state },
      waitingOn === "NOBODY",
    ],
  );
  await scene.pool.query(
    `INSERT INTO seller_desk (application_id, account_id, stage, stage_since, waiting_on, waiting_rank, due_at,
                              clock_left_ms, clock_runs_since, assignee_id, changed_at)
     VALUES ($1,$2,$3,$4,$5,$6,$7,86400000,NULL,$8,$9)`,
    [id, accountId, stage, since, waitingOn, WAITING_ON.indexOf(waitingOn), dueAt, seed.assigneeId ?? null, changedAt],
  );
  return id;
}
