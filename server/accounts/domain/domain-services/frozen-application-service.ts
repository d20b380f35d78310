import type { FrozenApplication } from "../entities/approval-request";
import type { SellerApplication } from "../entities/seller-application";
import { isApplicationStage } from "../value-objects/onboarding-stage";

/** How far an application had come when somebody asked to reject it: what the approver compares with what is so now. */
export function frozenApplication({
  id,
  storeName,
  stage,
  onboarding,
}: Pick<SellerApplication, "id" | "storeName" | "stage" | "onboarding">): FrozenApplication {
  const record = isApplicationStage(stage) ? onboarding.stages[stage] : null;
  return {
    id,
    storeName,
    stage,
    status: record?.status ?? null,
    submissionNo: record?.submissionNo ?? 0,
    failing: record?.blocking?.map(({ check }) => check) ?? [],
    overridden: record?.overridden ?? [],
    isPaused: onboarding.paused.length > 0,
  };
}
