import * as z from "zod/mini";
import { rampPlanSchema } from "@/server/accounts/application/ports/inbound/ramp-plan.schema";
import { isPolicyRunKind, isPolicyRunState, type PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import { isPolicyState, type PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { policyDocument } from "@/server/accounts/domain/policies/policy-document";
import type { RampPlan, RampProgress } from "@/server/accounts/domain/policies/ramp-plan";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { isApiKeyRef, isSystemActor } from "@/server/accounts/domain/value-objects/actor-ref";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { Prisma } from "../generated/client";
import { storedPolicy } from "../policy-reader";
import { stored } from "../stored-value";

type VersionRow = {
  readonly version: number;
  readonly state: string;
  readonly document: string;
  readonly contentHash: string;
  readonly author: string;
  readonly authorName: string;
  readonly writers: readonly string[];
  readonly basedOn: number | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly shadowSince: Date | null;
  readonly approvalId: string | null;
  readonly approvedBy: string | null;
  readonly startsAt: Date | null;
  readonly rampPlan: unknown;
  readonly rampTaken: number | null;
  readonly rampShare: number | null;
  readonly rampSince: Date | null;
  readonly rampPausedAt: Date | null;
  readonly follows: number | null;
  readonly guardFlags: number | null;
  readonly rolledBack: number | null;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
};

export function toPolicyVersion(row: VersionRow): PolicyVersion {
  const facts = {
    version: row.version,
    policy: storedPolicy(row.document),
    contentHash: row.contentHash,
    author: authorOf(row.author),
    authorName: row.authorName,
    writers: row.writers.map(accountIdFrom),
    basedOn: row.basedOn,
    revision: row.revision,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    approvalId: row.approvalId === null ? null : approvalIdFrom(row.approvalId),
    approvedBy: row.approvedBy,
    startsAt: row.startsAt,
    ramp: rampOf(row),
    follows: row.follows,
    guardFlags: row.guardFlags,
    rolledBack: row.rolledBack,
  };
  const { shadowSince, publishedAt, retiredAt } = row;
  const state = stored(row.state, isPolicyState, "policy_version.state");
  if (state === "DRAFT") return { ...facts, state, shadowSince, publishedAt, retiredAt };
  if (state === "SHADOW") return { ...facts, state, shadowSince: must(shadowSince), publishedAt, retiredAt };
  if (state === "RAMPING") return { ...facts, state, ramp: must(facts.ramp), shadowSince, publishedAt, retiredAt };
  if (state === "LIVE") return { ...facts, state, shadowSince, publishedAt: must(publishedAt), retiredAt };
  return { ...facts, state, shadowSince, publishedAt, retiredAt: must(retiredAt) };
}

/** Every column by its name. */
export const policyColumns = (version: PolicyVersion) => ({
  state: version.state,
  document: policyDocument(version.policy),
  contentHash: version.contentHash,
  author: version.author,
  authorName: version.authorName,
  writers: [...version.writers],
  basedOn: version.basedOn,
  revision: version.revision,
  createdAt: version.createdAt,
  changedAt: version.changedAt,
  shadowSince: version.shadowSince,
  approvalId: version.approvalId,
  approvedBy: version.approvedBy,
  startsAt: version.startsAt,
  ...rampColumns(version.ramp),
  follows: version.follows,
  guardFlags: version.guardFlags,
  rolledBack: version.rolledBack,
  publishedAt: version.publishedAt,
  retiredAt: version.retiredAt,
});

const authorOf = (text: string): ActorRef => (isSystemActor(text) || isApiKeyRef(text) ? text : accountIdFrom(text));

const rampOf = ({
  rampPlan,
  rampTaken: taken,
  rampShare: share,
  rampSince: since,
  rampPausedAt: pausedAt,
}: VersionRow) =>
  taken === null || share === null ? null : { plan: storedRampPlan(rampPlan), taken, share, since, pausedAt };

const rampColumns = (ramp: RampProgress | null) => ({
  rampPlan: ramp === null ? Prisma.DbNull : { ...ramp.plan, steps: ramp.plan.steps.map((step) => ({ ...step })) },
  rampTaken: ramp?.taken ?? null,
  rampShare: ramp?.share ?? null,
  rampSince: ramp?.since ?? null,
  rampPausedAt: ramp?.pausedAt ?? null,
});

/** What the database holds was parsed when it was asked for. */
export const storedRampPlan = (stored: unknown): RampPlan => z.parse(rampPlanSchema, stored);

function must<T>(of: T | null): T {
  if (of !== null) return of;
  throw new Error("A policy version lacks what its state has.");
}

type RunRow = Omit<PolicyRun, "kind" | "state" | "askedBy" | "afterId"> & {
  readonly kind: string;
  readonly state: string;
  readonly askedBy: string | null;
  readonly afterId: string | null;
};

export const toPolicyRun = (row: RunRow): PolicyRun => ({
  id: row.id,
  kind: stored(row.kind, isPolicyRunKind, "policy_run.kind"),
  policyVersion: row.policyVersion,
  contentHash: row.contentHash,
  document: row.document,
  liveVersion: row.liveVersion,
  state: stored(row.state, isPolicyRunState, "policy_run.state"),
  askedBy: row.askedBy === null ? null : accountIdFrom(row.askedBy),
  askedByName: row.askedByName,
  askedAt: row.askedAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
  afterId: row.afterId === null ? null : accountIdFrom(row.afterId),
  done: row.done,
  total: row.total,
  tally: row.tally,
  resumed: row.resumed,
  problem: row.problem,
});
