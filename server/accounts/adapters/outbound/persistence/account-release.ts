import { type Refused, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { UnitParts } from "./unit-parts";

/** Removes an account that nobody ever proved, with everything that hangs on it. CONFLICT for any other. */
export async function releaseAccount({ tx, held, changes }: UnitParts, id: AccountId): Promise<Refused | null> {
  if (!held.has(id)) return null;
  const removed = await tx.$executeRaw`
    DELETE FROM account a
     WHERE a.id = ${id}::uuid AND a.external_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM account_contact c
                        WHERE c.account_id = a.id AND (c.verified_at IS NOT NULL OR c.kind = 'PLACEHOLDER'))`;
  if (removed === 0) return refuse({ code: "CONFLICT", what: "account" });
  const where = { accountId: id };
  await tx.verification.deleteMany({ where });
  await tx.session.deleteMany({ where });
  await tx.device.deleteMany({ where });
  await tx.trustProfile.deleteMany({ where });
  await tx.trustEvidence.deleteMany({ where });
  await tx.accountSummary.deleteMany({ where });
  await tx.buyerActivity.deleteMany({ where });
  await tx.sellerReputation.deleteMany({ where });
  await tx.accountKey.deleteMany({ where });
  held.remove(id);
  changes.record(id, [{ field: "account", before: "UNVERIFIED", after: null }]);
  return null;
}
