import { stageLabel } from "@/server/accounts/application/dto/account-words";
import type { OwnContactDto, OwnProfileDto } from "@/server/accounts/application/dto/own-account-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { phoneFrom, phoneInGroups } from "@/server/accounts/domain/value-objects/phone";
import { isMarketplaceRole } from "@/server/accounts/domain/value-objects/role-type";
import { rolesOf, stageOf } from "./column-values";
import { type ReadPool, readRows, type Statement } from "./read-pool";

type OwnRow = {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly email_verified_at: Date | null;
  readonly phone: string | null;
  readonly phone_verified_at: Date | null;
  readonly roles: string[];
  readonly buyer_name: string | null;
  readonly date_of_birth: string | null;
  readonly gender: string | null;
  readonly store_name: string | null;
  readonly gst_number: string | null;
  readonly onboarding_stage: string | null;
  readonly created_at: Date;
  readonly version: number;
};

const ownProfile: Statement = {
  name: "own-profile",
  text: `SELECT a.id, a.name, e.value AS email, e.verified_at AS email_verified_at,
           p.value AS phone, p.verified_at AS phone_verified_at,
           ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.role_type) AS roles,
           b.name AS buyer_name, to_char(b.date_of_birth, 'YYYY-MM-DD') AS date_of_birth, b.gender,
           s.store_name, s.gst_number, s.onboarding_stage, a.created_at, a.version
         FROM account a
         LEFT JOIN account_contact e ON e.account_id = a.id AND e.kind = 'EMAIL'
         LEFT JOIN account_contact p ON p.account_id = a.id AND p.kind = 'PHONE'
         LEFT JOIN buyer_profile b ON b.account_id = a.id
         LEFT JOIN seller_profile s ON s.account_id = a.id
         WHERE a.id = $1`,
};

/** The holder's own data, in clear: it is theirs. Nobody else's id is ever asked for. */
export const getOwnProfile =
  ({ pool }: { readonly pool: ReadPool }) =>
  async (actor: HolderActor): Promise<Result<OwnProfileDto>> => {
    const [row] = await readRows(pool)<OwnRow>(ownProfile, [actor.accountId]);
    return row ? done(toOwnProfile(row)) : refuse({ code: "NOT_FOUND", what: "account" });
  };

const toOwnProfile = (row: OwnRow): OwnProfileDto => ({
  id: row.id,
  name: row.name,
  email: contact(row.email, row.email_verified_at),
  phone: contact(row.phone === null ? null : phoneInGroups(phoneFrom(row.phone)), row.phone_verified_at),
  roles: rolesOf(row.roles).filter(isMarketplaceRole),
  buyer: row.buyer_name === null ? null : { name: row.buyer_name, dateOfBirth: row.date_of_birth, gender: row.gender },
  seller:
    row.store_name === null || row.onboarding_stage === null
      ? null
      : {
          storeName: row.store_name,
          gstNumber: row.gst_number,
          stageLabel: stageLabel(stageOf(row.onboarding_stage)),
        },
  createdAt: row.created_at,
  version: row.version,
});

const contact = (value: string | null, verifiedAt: Date | null): OwnContactDto | null =>
  value === null ? null : { value, verifiedAt };
