import { type AccountId, accountIdFrom } from "../value-objects/account-id";
import type { EvidenceColumns } from "./evidence-columns";

/** Of an account, more than the score counts: a cool-down clock runs, or an override lies over it. */
export const IS_HELD = 1;
/** Somebody was asked to look at it, if it is one that has to be looked at. */
export const HAS_CASE = 2;
export const HAS_OPEN_CASE = 4;

export const BYTES_OF_ID = 16;

/** Ids of accounts one after the other, as bytes: texts of a million would cost more than their scores. */
export type PackedIds = { readonly count: number; readonly ids: Uint8Array };

/**
 * What has to be known of the standings of many accounts to bring them under another version, column by column and in
 * the order of their ids.
 */
export type StaleProfiles = PackedIds & {
  readonly versions: Int32Array;
  readonly policyVersions: Int32Array;
  /** Places in RISK_LEVELS. */
  readonly riskPlaces: Uint8Array;
  /** Milliseconds since 1970. */
  readonly evaluatedAt: Float64Array;
  /** The sum of those that hold. */
  readonly flags: Uint8Array;
  readonly evidence: EvidenceColumns;
};

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** One of them as text. */
export function idAt({ ids }: Pick<PackedIds, "ids">, row: number): AccountId {
  let hex = "";
  for (let byte = row * BYTES_OF_ID; byte < (row + 1) * BYTES_OF_ID; byte += 1) hex += HEX[ids[byte] ?? 0];
  return accountIdFrom(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}

/** Null of none. */
export const lastIdOf = (packed: PackedIds): AccountId | null =>
  packed.count === 0 ? null : idAt(packed, packed.count - 1);
