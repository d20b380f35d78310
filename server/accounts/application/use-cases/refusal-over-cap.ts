import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { type CappedAct, waitForRoom } from "@/server/accounts/domain/policies/hourly-caps-policy";
import { type Refused, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { HOUR_MS } from "@/server/accounts/domain/value-objects/time-span";

/**
 * What counts as one of each, beside the accounts of a cluster that were contained: those are told by their locks, since
 * an entry of containing stands for one that a rule refused as well. An approved run is the approver's
 * `approval.approve`, and counts as none.
 */
const ACTIONS: Readonly<Record<CappedAct, readonly AuditAction[]>> = {
  locks: ["account.lock", "case.lock", "case.suspend", "account.change-status"],
  documents: ["document.open"],
  reveals: ["account.reveal"],
  exports: ["audit.export"],
};

/** RATE_LIMITED, with the wait, for whoever did this too often within the hour. */
export async function refusalOverCap(
  write: WritableRepositories,
  act: CappedAct,
  actor: AccountId,
): Promise<Refused | null> {
  const since = new Date(write.at.getTime() - HOUR_MS);
  const { ownActs } = write;
  const actions = ACTIONS[act];
  const done = await (act === "locks"
    ? ownActs.locksSince(actor, actions, since)
    : ownActs.countSince(actor, actions, since));
  const retryAfterSeconds = waitForRoom(act, done, write.at);
  return retryAfterSeconds === null ? null : refuse({ code: "RATE_LIMITED", retryAfterSeconds });
}
