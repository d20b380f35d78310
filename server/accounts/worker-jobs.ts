import { randomUUID } from "node:crypto";
import type { Job } from "@/server/platform/worker";
import type { RequestOrigin, SystemActor } from "./application/ports/outbound/actor";
import type { Clock, NewId } from "./application/ports/outbound/clock-and-ids";
import type { DueWork } from "./application/ports/outbound/due-work-port";
import type { Housekeeping } from "./application/ports/outbound/housekeeping-port";
import type { QaSampleDirectory } from "./application/ports/outbound/qa-sample-port";
import type { UnitOfWork } from "./application/ports/outbound/unit-of-work";
import type { WebhookDirectory } from "./application/ports/outbound/webhook-directory";
import { closeAccounts } from "./application/use-cases/close-accounts/close-accounts";
import { disableFailingWebhooks } from "./application/use-cases/disable-failing-webhooks/disable-failing-webhooks";
import { drawQaSample } from "./application/use-cases/draw-qa-sample/draw-qa-sample";
import { evaluateTrust } from "./application/use-cases/evaluate-trust/evaluate-trust";
import { lapseOverrides } from "./application/use-cases/lapse-overrides/lapse-overrides";
import { lapseRequests } from "./application/use-cases/lapse-requests/lapse-requests";
import { liftExpiredLocks } from "./application/use-cases/lift-expired-locks/lift-expired-locks";
import { unlessNothingToDo } from "./application/use-cases/nothing-to-do";
import { releaseClosedContacts } from "./application/use-cases/release-closed-contacts/release-closed-contacts";
import { releaseNeverVerified } from "./application/use-cases/release-never-verified/release-never-verified";
import { remindOfRequests } from "./application/use-cases/remind-of-requests/remind-of-requests";

export type AccountWorkerDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly now: Clock;
  readonly newId: NewId;
  readonly dueWork: DueWork;
  readonly housekeeping: Housekeeping;
  /** Publish what is due, until nothing is. */
  readonly relay: (stop: AbortSignal) => Promise<{ readonly published: number }>;
  readonly notificationRelay: (stop: AbortSignal) => Promise<{ readonly sent: number }>;
  readonly webhookRelay: (stop: AbortSignal) => Promise<{ readonly sent: number }>;
  readonly webhooks: Pick<WebhookDirectory, "failingSince">;
  /** Null in demo mode: its stories hold a random sample already. */
  readonly samples: QaSampleDirectory | null;
};

/** Names to wake a job by: new outbox rows wake the first two. */
export const relayJob = "relay";
export const notificationJob = "notifications";

const minute = 60_000;
const hour = 60 * minute;
const batch = 50;

/** Everything the domain does without being asked. Each job is safe to run in many processes at once. */
export function accountWorkerJobs(deps: AccountWorkerDeps): readonly Job[] {
  const { housekeeping } = deps;
  return [
    { name: relayJob, everyMs: 500, run: async (stop) => after((await deps.relay(stop)).published) },
    { name: notificationJob, everyMs: 1_000, run: async (stop) => after((await deps.notificationRelay(stop)).sent) },
    { name: "webhooks", everyMs: 500, run: async (stop) => after((await deps.webhookRelay(stop)).sent) },
    {
      name: "failing-webhooks",
      everyMs: 10 * minute,
      run: async () => after((await disableFailingWebhooks(deps)(origin("failing-webhooks"))).disabled),
    },
    {
      name: "expired-locks",
      everyMs: 5_000,
      run: async () => after((await liftExpiredLocks(deps)(batch, origin("expired-locks"))).lifted),
    },
    {
      name: "ended-overrides",
      everyMs: 5_000,
      run: async () => after((await lapseOverrides(deps)(batch, origin("ended-overrides"))).lapsed),
    },
    {
      name: "expired-requests",
      everyMs: minute,
      run: async () => after((await lapseRequests(deps)(batch, origin("expired-requests"))).lapsed),
    },
    {
      name: "request-reminders",
      everyMs: minute,
      run: async () => after((await remindOfRequests(deps)(batch, origin("request-reminders"))).reminded),
    },
    { name: "due-evaluations", everyMs: 30_000, run: () => sweep(deps) },
    { name: "look-up-tally", everyMs: 20_000, run: async () => after(await housekeeping.recordClosedLookUps()) },
    { name: "refusal-tally", everyMs: 20_000, run: async () => after(await housekeeping.recordClosedRefusals()) },
    {
      name: "never-verified",
      everyMs: 10 * minute,
      run: async () => after((await releaseNeverVerified(deps)(batch, origin("never-verified"))).released),
    },
    {
      name: "close-accounts",
      everyMs: minute,
      run: async () => after((await closeAccounts(deps)(batch, origin("close-accounts"))).closed),
    },
    {
      name: "closed-contacts",
      everyMs: hour,
      run: async () => after((await releaseClosedContacts(deps)(batch, origin("closed-contacts"))).released),
    },
    ...qaSampleJob(deps),
    { name: "expired-rows", everyMs: hour, run: async () => after(await housekeeping.removeExpiredRows()) },
    { name: "month-partitions", everyMs: hour, run: async () => after(await housekeeping.ensureMonthPartitions()) },
  ];
}

/** Who did something is called again at once: there may be more. */
const after = (done: number): "more" | "idle" => (done > 0 ? "more" : "idle");

/** Looks every hour, so that a day's sample is whole even where a worker ended in the middle of it. */
function qaSampleJob({ samples, ...deps }: AccountWorkerDeps): readonly Job[] {
  if (samples === null) return [];
  const draw = drawQaSample({ ...deps, samples });
  return [{ name: "qa-sample", everyMs: hour, run: async () => after((await draw(origin("qa-sample"))).opened) }];
}

const sweeper: SystemActor = { kind: "SYSTEM", name: "system:sweep" };
const sweepBatch = 200;

async function sweep(deps: AccountWorkerDeps): Promise<"more" | "idle"> {
  const due = await deps.dueWork.dueEvaluations(deps.now(), sweepBatch);
  if (due.length === 0) return "idle";
  const evaluated = await unlessNothingToDo(evaluateTrust(deps)(due, sweeper, origin("due-evaluations")));
  return evaluated?.ok && due.length === sweepBatch ? "more" : "idle";
}

const origin = (job: string): RequestOrigin => ({
  requestId: `${job}:${randomUUID()}`,
  channel: "worker",
  ip: null,
  userAgent: null,
});
