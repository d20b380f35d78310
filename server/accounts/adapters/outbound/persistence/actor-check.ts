import type { HoldActor, MachineActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Audited } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { accountLocked } from "@/server/accounts/domain/exceptions/account-locked";
import { isProofFresh } from "@/server/accounts/domain/policies/step-up-policy";
import { type Refused, refuse } from "@/server/accounts/domain/result";
import { type HoldRow, isGoodHoldPass } from "./hold-check";
import type { Transaction } from "./transaction";

type ActorRow = {
  readonly live: boolean;
  readonly level: string;
  readonly proved_at: Date;
  readonly status: string;
  readonly lock_until: Date | null;
  readonly locked: boolean;
  readonly roles: readonly string[];
};

/**
 * Reads the actor's session and account after their row was locked, in a statement and so a snapshot of its own: what
 * was committed while this unit waited for the row counts. SESSION_ENDED, ACCOUNT_LOCKED while the lock lasts,
 * SECOND_FACTOR_REQUIRED for staff who proved one alone, STEP_UP_REQUIRED where the last proof is too old for the action.
 */
export async function refusalOfActor(
  tx: Transaction,
  { actor, freshProof }: Pick<Audited, "actor" | "freshProof">,
  at: Date,
): Promise<Refused | null> {
  if (actor.kind === "HOLDER_ON_HOLD") return refusalOfHoldPass(tx, actor, at);
  if (actor.kind === "MACHINE") return refusalOfKey(tx, actor, at);
  if (actor.kind !== "STAFF" && actor.kind !== "HOLDER") return null;
  const [row] = await tx.$queryRaw<ActorRow[]>`
    SELECT s.ended_at IS NULL AND s.expires_at > ${at}::timestamptz
             AND s.last_seen_at + make_interval(secs => s.idle_seconds) > ${at}::timestamptz AS live,
           s.level, s.proved_at, a.status, a.lock_until,
           coalesce(a.lock_scope = 'ACCOUNT', false) AND (a.lock_until IS NULL OR a.lock_until > ${at}::timestamptz) AS locked,
           ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id) AS roles
      FROM session s JOIN account a ON a.id = s.account_id
     WHERE s.id = ${actor.sessionId}::uuid AND s.account_id = ${actor.accountId}::uuid`;
  if (!row?.live || row.status !== "ACTIVE") return refuse({ code: "SESSION_ENDED" });
  if (row.locked) return refuse(accountLocked({ scope: "ACCOUNT", until: row.lock_until }));
  const lostRole = actor.kind === "STAFF" && !row.roles.includes(actor.role);
  if (lostRole) return refuse({ code: "SESSION_ENDED" });
  if (actor.kind === "STAFF" && row.level !== "SECOND_FACTOR") return refuse({ code: "SECOND_FACTOR_REQUIRED" });
  return freshProof && !isProofFresh(row.proved_at, at) ? refuse({ code: "STEP_UP_REQUIRED" }) : null;
}

/** A key that was revoked, or ended, since the request began is worth nothing any more. */
async function refusalOfKey(tx: Transaction, { keyId }: MachineActor, at: Date): Promise<Refused | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM api_key
     WHERE id = ${keyId}::uuid AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${at}::timestamptz)`;
  return rows.length === 1 ? null : refuse({ code: "AUTHENTICATION_FAILED" });
}

async function refusalOfHoldPass(tx: Transaction, actor: HoldActor, at: Date): Promise<Refused | null> {
  const [row] = await tx.$queryRaw<HoldRow[]>`
    SELECT status, lock_scope, lock_until, link_epoch FROM account WHERE id = ${actor.accountId}::uuid`;
  return row && isGoodHoldPass(row, actor.linkEpoch, at) ? null : refuse({ code: "SESSION_ENDED" });
}
