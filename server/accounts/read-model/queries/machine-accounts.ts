import type { MachineAccountDto } from "@/server/accounts/application/dto/machine-account-dto";
import { maskEmail, maskGstin, maskPhone } from "@/server/accounts/application/dto/masking";
import { type NameColumns, nameColumns, nameJoins } from "./account-name";
import { kycOf, lockReasonOf, lockScopeOf, riskOf, rolesOf, stageOf, statusOf } from "./column-values";
import { eachIdOf, type ReadRows, type Statement } from "./read-pool";
import { isLockedAt } from "./standing-status";

type Row = NameColumns & {
  readonly status: string;
  readonly lock_reason: string | null;
  readonly lock_scope: string | null;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly created_at: Date;
  readonly version: number;
  readonly email_verified_at: Date | null;
  readonly phone_verified_at: Date | null;
  readonly roles: string[];
  readonly buyer_name: string | null;
  readonly buyer_since: Date | null;
  readonly gst_number: string | null;
  readonly is_verified: boolean | null;
  readonly onboarding_stage: string | null;
  readonly risk_level: string | null;
  readonly kyc_level: string | null;
};

const byIds: Statement = {
  name: "machine-accounts",
  text: `SELECT ${nameColumns}, a.status, a.lock_reason, a.lock_scope, a.lock_since, a.lock_until, a.created_at, a.version,
      e.verified_at AS email_verified_at, p.verified_at AS phone_verified_at,
      ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.role_type) AS roles,
      b.name AS buyer_name, b.created_at AS buyer_since, s.gst_number, s.is_verified, s.onboarding_stage,
      t.risk_level, t.kyc_level
    FROM ${eachIdOf("$1")} WITH ORDINALITY AS wanted (id, place) JOIN account a ON a.id = wanted.id ${nameJoins}
    LEFT JOIN trust_profile t ON t.account_id = a.id
   ORDER BY wanted.place`,
};

/** In the order of the ids; accounts that are gone are left out. */
export async function readMachineAccounts(
  read: ReadRows,
  ids: readonly string[],
  at: Date,
): Promise<readonly MachineAccountDto[]> {
  if (ids.length === 0) return [];
  const rows = await read<Row>(byIds, [ids]);
  return rows.map((row) => toDto(row, at));
}

const toDto = (row: Row, at: Date): MachineAccountDto => ({
  id: row.id,
  externalId: row.external_id,
  name: row.name,
  email: row.email === null ? null : { masked: maskEmail(row.email), verifiedAt: row.email_verified_at },
  phone: row.phone === null ? null : { masked: maskPhone(row.phone), verifiedAt: row.phone_verified_at },
  status: statusOf(row.status),
  lock: lockOf(row, at),
  roles: rolesOf(row.roles),
  buyerProfile:
    row.buyer_name === null || row.buyer_since === null ? null : { name: row.buyer_name, since: row.buyer_since },
  sellerProfile: sellerOf(row),
  riskLevel: row.risk_level === null ? "MEDIUM" : riskOf(row.risk_level),
  kycLevel: row.kyc_level === null ? "NONE" : kycOf(row.kyc_level),
  createdAt: row.created_at,
  version: row.version,
});

function lockOf(row: Row, at: Date): MachineAccountDto["lock"] {
  if (row.lock_reason === null || row.lock_scope === null || row.lock_since === null || !isLockedAt(row, at))
    return null;
  const { lock_since: since, lock_until: until } = row;
  return { reason: lockReasonOf(row.lock_reason), scope: lockScopeOf(row.lock_scope), since, until };
}

const sellerOf = (row: Row): MachineAccountDto["sellerProfile"] =>
  row.store_name === null || row.onboarding_stage === null
    ? null
    : {
        storeName: row.store_name,
        maskedGstNumber: row.gst_number === null ? null : maskGstin(row.gst_number),
        isVerified: row.is_verified ?? false,
        onboardingStage: stageOf(row.onboarding_stage),
      };
