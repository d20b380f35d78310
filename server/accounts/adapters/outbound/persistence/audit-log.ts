import type { Actor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog, AuditSubject } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { type AccountId, accountIdFrom, parseAccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { KeyedHash } from "../security/keyed-hash";
import type { PersonalDataEncryption } from "../security/personal-data-encryption";
import { transactionKeyStore } from "./account-key-store";
import { writeAuditEntry } from "./audit-entry";
import { inTransaction, type TransactionDeps, usualTransactionLimits } from "./open-transaction";
import { rawStatements } from "./raw-statements";
import { countRefusal } from "./refusal-tally";
import type { Transaction } from "./transaction";

export type AuditLogDeps = {
  readonly database: TransactionDeps;
  readonly newId: NewId;
  readonly now: Clock;
  readonly encryption: PersonalDataEncryption;
  readonly keyedHash: KeyedHash;
};

/** Refusals at the door: an entry of its own for somebody known, one more of a count for everybody else. */
export const createAuditLog = (deps: AuditLogDeps): AuditLog => ({
  recordRefusal: async ({ action, actor, origin, code, subject }) => {
    const at = deps.now();
    // One statement, so that a flood holds no connection for longer than that.
    if (actor.kind === "ANONYMOUS") {
      return countRefusal(rawStatements(deps.database.pool), deps.keyedHash, { action, origin, code, at });
    }
    const sealer = await inTransaction(deps.database, usualTransactionLimits, async (tx, begun) => {
      await begun;
      const sealer = deps.encryption.within(transactionKeyStore(tx, at));
      await writeAuditEntry(tx, sealer, {
        id: deps.newId(),
        recordedAt: at,
        audited: { action, actor, origin, subject },
        accountId: await accountOf(tx, subject, actor),
        refusal: code,
        changes: [],
        policyVersion: null,
      });
      return sealer;
    });
    sealer.committed();
  },
});

/** The caller's word for an account counts only where there is one. */
async function accountOf(tx: Transaction, subject: AuditSubject | null, actor: Actor): Promise<AccountId | null> {
  const named =
    subject?.type === "ACCOUNT" ? subject.id : "accountId" in actor && actor.kind !== "STAFF" ? actor.accountId : null;
  const parsed = named === null ? null : parseAccountId(named);
  if (!parsed?.ok) return null;
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM account WHERE id = ${parsed.value}::uuid`;
  return row ? accountIdFrom(row.id) : null;
}
