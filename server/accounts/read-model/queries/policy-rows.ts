import { storedRampPlan } from "@/server/accounts/adapters/outbound/persistence/mappers/policy-mapper";
import type { PolicyRowDto, RampDto } from "@/server/accounts/application/dto/policy-dto";
import { isPolicyState } from "@/server/accounts/domain/entities/policy-version";
import { known } from "./column-values";

export type PolicyColumns = {
  readonly version: number;
  readonly state: string;
  readonly author: string;
  readonly author_name: string;
  readonly approved_by: string | null;
  readonly based_on: number | null;
  readonly changed_at: Date;
  readonly shadow_since: Date | null;
  readonly starts_at: Date | null;
  readonly published_at: Date | null;
  readonly retired_at: Date | null;
  readonly rolled_back: number | null;
  readonly ramp_plan: unknown;
  readonly ramp_taken: number | null;
  readonly ramp_share: number | null;
  readonly ramp_paused_at: Date | null;
  /** Of the version that is on its ramp, whichever that is. */
  readonly share_on_ramp: number | null;
};

export const policyColumns = `v.version, v.state, v.author, v.author_name, v.approved_by, v.based_on, v.changed_at,
  v.shadow_since, v.starts_at, v.published_at, v.retired_at, v.rolled_back,
  v.ramp_plan, v.ramp_taken, v.ramp_share, v.ramp_paused_at,
  (SELECT r.ramp_share FROM policy_version r WHERE r.state = 'RAMPING') AS share_on_ramp`;

const stateOf = known("policy state", isPolicyState);

export function toPolicyRow(row: PolicyColumns, readerId: string): PolicyRowDto {
  const state = stateOf(row.state);
  return {
    version: row.version,
    state: state === "RETIRED" && row.published_at === null ? unpublished(row) : state,
    author: row.author_name,
    isOwn: row.author === readerId,
    approvedBy: row.approved_by,
    basedOn: row.based_on,
    changedAt: row.changed_at,
    shadowSince: row.shadow_since,
    startsAt: row.starts_at,
    publishedAt: row.published_at,
    retiredAt: row.retired_at,
    rolledBack: row.rolled_back,
    liveShare: state === "LIVE" ? 100 - (row.share_on_ramp ?? 0) : (row.ramp_share ?? 0),
    ramp: rampOf(row),
  };
}

const unpublished = ({ ramp_taken: taken }: PolicyColumns) =>
  taken === null || taken === 0 ? "DISCARDED" : "TAKEN_BACK";

const rampOf = ({ ramp_plan: plan, ramp_taken: taken, ramp_paused_at: pausedAt }: PolicyColumns): RampDto | null =>
  taken === null ? null : { ...storedRampPlan(plan), taken, isPaused: pausedAt !== null };
