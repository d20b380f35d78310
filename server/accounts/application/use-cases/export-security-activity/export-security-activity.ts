import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AttemptStore, OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activityPolicy } from "@/server/accounts/domain/policies/activity-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { takeOne } from "../login/take-one";
import { unlessAway } from "../unless-away";

export type ExportActivityDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly attempts: AttemptStore;
  readonly opaqueKey: OpaqueKey;
  readonly now: Clock;
};

/** Lets the holder take their own list along, leaving an entry; a few times in a quarter of an hour, else RATE_LIMITED. */
export const exportSecurityActivity = ({ unitOfWork, auditLog, attempts, opaqueKey, now }: ExportActivityDeps) =>
  unlessAway(async (actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> => {
    const action = "account.export-activity" as const;
    const subject = { type: "ACCOUNT", id: actor.accountId } as const;
    const key = `export-activity/account/${opaqueKey("account", actor.accountId)}`;
    const retryAfterSeconds = await takeOne(attempts, { key, failures: activityPolicy.exports }, now());
    if (retryAfterSeconds !== null) {
      await auditLog.recordRefusal({ action, actor, origin, code: "RATE_LIMITED", subject });
      return refuse({ code: "RATE_LIMITED", retryAfterSeconds });
    }
    return unitOfWork({ action, actor, origin, subject, accounts: [actor.accountId] }, async () => done(null));
  });
