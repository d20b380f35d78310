import type { AccountHitDto, LookupKind } from "@/server/accounts/application/dto/lookup-dto";
import { maskEmail, maskGstin, maskPhone } from "@/server/accounts/application/dto/masking";
import { searchable } from "@/server/accounts/application/dto/search-text";
import { standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { overridden, scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { type Evidence, NO_EVIDENCE } from "@/server/accounts/domain/entities/evidence";
import { type PoliciesInForce, policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { wholePoints } from "@/server/accounts/domain/value-objects/trust-score";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { kycOf, rolesOf } from "./column-values";
import { type OverrideColumns, overrideColumns, overrideJoin, overrideOf, shownRiskOf } from "./override-columns";
import { eachIdOf, type ReadRows, type Statement } from "./read-pool";
import { standingStatusOf } from "./standing-status";

export type HitRow = NameColumns &
  OverrideColumns & {
    readonly status: string;
    readonly lock_until: Date | null;
    readonly lock_since: Date | null;
    readonly created_at: Date;
    readonly gst_number: string | null;
    readonly verified: boolean;
    readonly roles: string[];
    readonly risk_level: string | null;
    readonly kyc_level: string | null;
    readonly buckets: Evidence | null;
    readonly last_seen_at: Date | null;
  };

/** $2: whether the reader sees points; evidence is not even loaded for others. */
const hitsByIds: Statement = {
  name: "lookup-hits",
  text: `SELECT ${nameColumns}, a.status, a.lock_since, a.lock_until, a.created_at, s.gst_number,
           (e.verified_at IS NOT NULL OR p.verified_at IS NOT NULL) AS verified,
           ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.role_type) AS roles,
           t.risk_level, t.kyc_level, ${overrideColumns}, CASE WHEN $2 THEN v.buckets END AS buckets, l.last_seen_at
         FROM ${eachIdOf("$1")} WITH ORDINALITY AS wanted(id, place)
         JOIN account a ON a.id = wanted.id ${nameJoins}
         LEFT JOIN trust_profile t ON t.account_id = a.id
         LEFT JOIN trust_evidence v ON v.account_id = a.id ${overrideJoin}
         LEFT JOIN LATERAL (SELECT last_seen_at FROM session WHERE session.account_id = a.id
           ORDER BY created_at DESC LIMIT 1) l ON true
         ORDER BY wanted.place`,
};

export type Matched = { readonly accountId: string; readonly kind: LookupKind; readonly exact: boolean };

export type HitContext = {
  readonly text: string;
  readonly inForce: Promise<PoliciesInForce>;
  readonly at: Date;
  readonly seesPoints: boolean;
};

/** The accounts that matched, in the same order, masked. */
export async function readHits(
  read: ReadRows,
  matched: readonly Matched[],
  context: HitContext,
): Promise<AccountHitDto[]> {
  if (matched.length === 0) return [];
  const ids = matched.map(({ accountId }) => accountId);
  const [rows, policies] = await Promise.all([read<HitRow>(hitsByIds, [ids, context.seesPoints]), context.inForce]);
  const matches = new Map(matched.map((match) => [match.accountId, match]));
  return rows.map((row) =>
    toHit(row, matches.get(row.id) ?? { accountId: row.id, kind: "NAME", exact: false }, { ...context, policies }),
  );
}

type Judged = Omit<HitContext, "inForce"> & { readonly policies: PoliciesInForce };

function toHit(row: HitRow, match: Matched, { text, policies, at, seesPoints }: Judged): AccountHitDto {
  const computed = scoreMilliAt(row.buckets ?? NO_EVIDENCE, policyFor(row.id, policies), at.getTime());
  const score = seesPoints ? wholePoints(overridden(computed, standingOverride(overrideOf(row, at)))) : null;
  return {
    id: row.id,
    name: accountName(row),
    match: matchOf(row, match, text),
    risk: shownRiskOf(row, at),
    score,
    standingStatus: standingStatusOf(row, at),
    lockUntil: row.lock_until,
    roles: rolesOf(row.roles),
    kyc: row.kyc_level === null ? "NONE" : kycOf(row.kyc_level),
    maskedEmail: row.email === null ? null : maskEmail(row.email),
    maskedPhone: row.phone === null ? null : maskPhone(row.phone),
    maskedGstin: row.gst_number === null ? null : maskGstin(row.gst_number),
    storeName: row.store_name,
    externalId: row.external_id,
    lastSeenAt: row.last_seen_at,
    createdAt: row.created_at,
  };
}

const LABELS: Readonly<Record<LookupKind, readonly [exact: string, part: string]>> = {
  ID: ["account id", "account id (start)"],
  EMAIL: ["email", "email (part)"],
  PHONE: ["phone", "phone (end)"],
  GSTIN: ["GSTIN", "GSTIN (part)"],
  EXTERNAL_ID: ["external id", "external id (part)"],
  NAME: ["name", "name (part)"],
  NEWEST: ["", ""],
};

/** A free text may have met any field: says which, so that nobody wonders why a row is there. */
function matchOf(row: HitRow, { kind, exact }: Matched, text: string): AccountHitDto["match"] {
  if (kind !== "NAME") return { kind, exact, label: labelOf(kind, exact) };
  const met = fieldsOf(row).find(([, value]) => value !== null && searchable(value).includes(text));
  if (met?.[0] === "STORE") return { kind, exact, label: "store" };
  if (exact) return { kind, exact, label: labelOf(kind, exact) };
  const found = met?.[0] ?? "NAME";
  return { kind: found, exact: false, label: labelOf(found, false) };
}

const labelOf = (kind: LookupKind, exact: boolean): string => LABELS[kind][exact ? 0 : 1];

const fieldsOf = (
  row: HitRow,
): readonly (readonly [Exclude<LookupKind, "ID" | "NEWEST"> | "STORE", string | null])[] => [
  ["NAME", row.name],
  ["STORE", row.store_name],
  ["EMAIL", row.email],
  ["PHONE", row.phone],
  ["GSTIN", row.gst_number],
  ["EXTERNAL_ID", row.external_id],
];
