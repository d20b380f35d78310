import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { lapseApproval } from "@/server/accounts/domain/aggregates/approval-aggregate";
import type { FrozenBacktest } from "@/server/accounts/domain/entities/approval-request";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { policyDifferences } from "@/server/accounts/domain/policies/policy-differences";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { refusalWhileRamping } from "../publish-policy/publish-policy-within";
import { requestApprovalWithin } from "../request-approval/request-approval-within";

export type PublishAsked = { readonly version: number; readonly approvalId: string; readonly expiresAt: Date };

type Question = {
  readonly startsAt: Date | null;
  readonly guardFlags: number | null;
  readonly ramp: RampPlan | null;
  readonly note: string;
  readonly reasonCode: "NEW_POLICY" | "ROLL_BACK";
  readonly backtest: FrozenBacktest | null;
  readonly by: StaffActor;
};

/** Asks another LEAD to put a version in shadow in force, with what it changes frozen beside the question. */
export async function askPublishWithin(
  write: WritableRepositories,
  version: PolicyVersion,
  { startsAt, guardFlags, ramp, note, reasonCode, backtest, by }: Question,
): Promise<Result<PublishAsked>> {
  const ramping = await refusalWhileRamping(write, version.version);
  if (ramping) return ramping;
  if (version.ramp && version.startsAt) return refuseApproved(version);
  const waiting = await refusalWhileOneWaits(write, version);
  if (waiting) return waiting;
  const live = await write.policies.live();
  const { contentHash } = version;
  const asked = await requestApprovalWithin(write, {
    action: "policy.publish",
    accountId: null,
    order: {
      version: version.version,
      contentHash,
      follows: live.version,
      startsAt: startsAt?.toISOString() ?? null,
      guardFlags,
      ramp: ramp && JSON.stringify(ramp),
    },
    reasonCode,
    note,
    by,
    policy: {
      version: version.version,
      contentHash,
      liveVersion: live.version,
      changes: policyDifferences(live, version.policy),
      backtest,
      guardFlags,
      ramp,
    },
  });
  if (!asked.ok) return asked;
  const { id, expiresAt } = asked.value;
  const saved = await write.policies.save(version, { ...version, approvalId: id });
  return saved.ok ? done({ version: version.version, approvalId: id, expiresAt }) : saved;
}

/** Its steps are on record under the request that was approved: none may take that one's place unanswered. */
const refuseApproved = ({ version, approvedBy, authorName }: PolicyVersion): Refused =>
  refuse({ code: "CONFLICT", what: `ramp of v${version}`, by: approvedBy ?? authorName });

async function refusalWhileOneWaits(
  write: WritableRepositories,
  { approvalId }: PolicyVersion,
): Promise<Refused | null> {
  const asked = approvalId && (await write.approvals.find(approvalId));
  if (asked?.state !== "PENDING" || lapseApproval(asked, { at: write.at })) return null;
  const { requestedByName: by, requestedAt } = asked;
  return refuse({ code: "CONFLICT", what: "request", by, at: requestedAt.toISOString() });
}
