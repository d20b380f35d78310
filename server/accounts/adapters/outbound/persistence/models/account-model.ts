import type { Transaction } from "../transaction";
import type { RoleEntry } from "./role-model";

/** An account with everything that belongs to its aggregate, read in one statement. */
export type AccountRow = LockColumns & {
  readonly id: string;
  readonly external_id: string | null;
  readonly name: string | null;
  readonly status: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
  readonly past_locks: readonly PastLockEntry[];
  readonly contacts: readonly ContactEntry[];
  readonly roles: readonly RoleEntry[];
  readonly buyer: BuyerEntry | null;
  readonly seller: SellerEntry | null;
};

export type LockColumns = {
  readonly lock_reason: string | null;
  readonly lock_scope: string | null;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly lock_by: string | null;
};

/** Times inside JSON are text. */
export type PastLockEntry = { readonly scope: string; readonly since: string; readonly until: string };

export type ContactEntry = {
  readonly kind: string;
  readonly value: string;
  readonly key: string;
  readonly verifiedAt: string | null;
};

type BuyerEntry = {
  readonly name: string;
  readonly dateOfBirth: string | null;
  readonly gender: string | null;
  readonly createdAt: string;
};

type SellerEntry = {
  readonly storeName: string;
  readonly gstNumber: string | null;
  readonly isVerified: boolean;
  readonly onboardingStage: string;
  readonly inDeclaredGroup: boolean;
  readonly createdAt: string;
};

export const readAccountRows = (tx: Transaction, ids: readonly string[]): Promise<AccountRow[]> =>
  tx.$queryRaw<AccountRow[]>`
    SELECT a.id, a.external_id, a.name, a.status, a.lock_reason, a.lock_scope, a.lock_since, a.lock_until, a.lock_by,
           a.created_at, a.updated_at, a.version, a.past_locks,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                     'kind', c.kind, 'value', c.value, 'key', c.key, 'verifiedAt', c.verified_at)), '[]')
              FROM account_contact c WHERE c.account_id = a.id) AS contacts,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                     'type', r.role_type, 'grantedAt', r.granted_at, 'grantedBy', r.granted_by)
                     ORDER BY r.granted_at, r.role_type), '[]')
              FROM role r WHERE r.account_id = a.id) AS roles,
           (SELECT jsonb_build_object('name', b.name, 'dateOfBirth', b.date_of_birth, 'gender', b.gender,
                                      'createdAt', b.created_at)
              FROM buyer_profile b WHERE b.account_id = a.id) AS buyer,
           (SELECT jsonb_build_object('storeName', s.store_name, 'gstNumber', s.gst_number, 'isVerified', s.is_verified,
                                      'onboardingStage', s.onboarding_stage,
                                      'inDeclaredGroup', s.in_declared_group, 'createdAt', s.created_at)
              FROM seller_profile s WHERE s.account_id = a.id) AS seller
      FROM account a WHERE a.id = ANY(${[...ids]}::uuid[]) ORDER BY a.id`;
