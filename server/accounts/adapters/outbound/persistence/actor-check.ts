import type { Actor } from "@/server/accounts/application/ports/outbound/actor";
import type { Audited } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { accountLocked } from "@/server/accounts/domain/exceptions/account-locked";
import { isProofFresh } from "@/server/accounts/domain/policies/step-up-policy";
import { type Refused, refuse } from "@/server/accounts/domain/result";
import { type HoldRow, isGoodHoldPass } from "./hold-check";
import type { Transaction } from "./transaction";

type SessionRow = {
  readonly ended_at: Date | null;
  readonly expires_at: Date;
  readonly idle_until: Date;
  readonly level: string;
  readonly proved_at: Date;
  readonly status: string;
  readonly lock_scope: string | null;
  readonly lock_until: Date | null;
  readonly roles: readonly string[];
};

type KeyRow = { readonly revoked_at: Date | null; readonly expires_at: Date | null };

/** What is stored of the actor; a row is null where there is none. */
export type StoredActor =
  | { readonly kind: "SESSION"; readonly row: SessionRow | null }
  | { readonly kind: "HOLD"; readonly row: HoldRow | null; readonly linkEpoch: number }
  | { readonly kind: "KEY"; readonly row: KeyRow | null }
  | null;

/**
 * Reads the actor's session and account after their row was locked, in a statement and so a snapshot of its own: what
 * was committed while this unit waited for the row counts. It may leave together with the locking statement.
 */
async function readActor(tx: Transaction, actor: Actor): Promise<StoredActor> {
  switch (actor.kind) {
    case "STAFF":
    case "HOLDER": {
      const [row = null] = await tx.$queryRaw<SessionRow[]>`
        SELECT s.ended_at, s.expires_at, s.last_seen_at + make_interval(secs => s.idle_seconds) AS idle_until,
               s.level, s.proved_at, a.status, a.lock_scope, a.lock_until,
               ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id) AS roles
          FROM session s JOIN account a ON a.id = s.account_id
         WHERE s.id = ${actor.sessionId}::uuid AND s.account_id = ${actor.accountId}::uuid`;
      return { kind: "SESSION", row };
    }
    case "HOLDER_ON_HOLD": {
      const [row = null] = await tx.$queryRaw<HoldRow[]>`
        SELECT status, lock_scope, lock_until, link_epoch FROM account WHERE id = ${actor.accountId}::uuid`;
      return { kind: "HOLD", row, linkEpoch: actor.linkEpoch };
    }
    case "MACHINE": {
      const [row = null] = await tx.$queryRaw<KeyRow[]>`
        SELECT revoked_at, expires_at FROM api_key WHERE id = ${actor.keyId}::uuid`;
      return { kind: "KEY", row };
    }
    default:
      return null;
  }
}

/** A key that several come with is asked for once. */
export async function readActors(
  tx: Transaction,
  audited: readonly Pick<Audited, "actor">[],
): Promise<readonly StoredActor[]> {
  const keys = new Map<string, Promise<StoredActor>>();
  const reading = audited.map(({ actor }) => {
    if (actor.kind !== "MACHINE") return readActor(tx, actor);
    const known = keys.get(actor.keyId) ?? readActor(tx, actor);
    keys.set(actor.keyId, known);
    return known;
  });
  return await Promise.all(reading);
}

/**
 * SESSION_ENDED, ACCOUNT_LOCKED while the lock lasts, SECOND_FACTOR_REQUIRED for staff who proved one alone,
 * STEP_UP_REQUIRED where the last proof is too old for the action. A key that was revoked, or ended, since the request
 * began is worth nothing any more.
 */
export function refusalOfActor(stored: StoredActor, audited: Pick<Audited, "actor" | "freshProof">, at: Date) {
  switch (stored?.kind) {
    case "SESSION":
      return refusalOfSession(stored.row, audited, at);
    case "HOLD":
      return stored.row && isGoodHoldPass(stored.row, stored.linkEpoch, at) ? null : refuse({ code: "SESSION_ENDED" });
    case "KEY":
      return stored.row && isGoodKey(stored.row, at) ? null : refuse({ code: "AUTHENTICATION_FAILED" });
    default:
      return null;
  }
}

const isGoodKey = ({ revoked_at, expires_at }: KeyRow, at: Date): boolean =>
  revoked_at === null && (expires_at === null || expires_at > at);

function refusalOfSession(
  row: SessionRow | null,
  { actor, freshProof }: Pick<Audited, "actor" | "freshProof">,
  at: Date,
): Refused | null {
  const isLive = row !== null && row.ended_at === null && row.expires_at > at && row.idle_until > at;
  if (!isLive || row.status !== "ACTIVE") return refuse({ code: "SESSION_ENDED" });
  const isLocked = row.lock_scope === "ACCOUNT" && (row.lock_until === null || row.lock_until > at);
  if (isLocked) return refuse(accountLocked({ scope: "ACCOUNT", until: row.lock_until }));
  const lostRole = actor.kind === "STAFF" && !row.roles.includes(actor.role);
  if (lostRole) return refuse({ code: "SESSION_ENDED" });
  if (actor.kind === "STAFF" && row.level !== "SECOND_FACTOR") return refuse({ code: "SECOND_FACTOR_REQUIRED" });
  return freshProof && !isProofFresh(row.proved_at, at) ? refuse({ code: "STEP_UP_REQUIRED" }) : null;
}
