import { FACTORS } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import type { AccountId } from "../value-objects/account-id";
import { RISK_LEVELS, type RiskLevel } from "../value-objects/risk-level";
import { DAY_MS } from "../value-objects/time-span";
import { clampToScore } from "../value-objects/trust-score";
import { earliestLook } from "./earliest-look";
import { type EvidenceColumns, massColumns } from "./evidence-columns";
import { isFlagged } from "./review-trigger-service";
import { restingBand } from "./risk-transition-service";
import { MASSES_PER_ACCOUNT, sumOfMasses } from "./score-of-masses";
import {
  BYTES_OF_ID,
  HAS_CASE,
  HAS_OPEN_CASE,
  IS_HELD,
  idAt,
  type PackedIds,
  type StaleProfiles,
} from "./stale-profiles";

/**
 * Accounts whose level stays the same under the new version, so that nothing follows but the number; column by column, in
 * the order of their ids.
 */
export type Restatements = PackedIds & {
  /** The states that these were worked out from: one that moved on meanwhile is looked at again. */
  readonly profileVersions: Int32Array;
  readonly scores: Int32Array;
  /** Milliseconds since 1970; NaN for never. */
  readonly nextLooks: Float64Array;
  /** 1 where an open case shows the newest score. */
  readonly openCases: Uint8Array;
};

export type Sorted = { readonly quiet: Restatements; readonly loud: readonly AccountId[] };

/**
 * Scores many accounts under a new version at once, over typed arrays. Quiet are those whose level and clocks stay as
 * they are and whom nobody has to be asked to look at; all others take the way that every score takes, with events and
 * cases. Those who are not `isMine` are neither: another version scores them.
 */
export function sortByConsequence(
  profiles: StaleProfiles,
  policy: TrustPolicy,
  at: Date,
  isMine: (row: number) => boolean = () => true,
): Sorted {
  const now = at.getTime();
  const masses = massColumns(profiles.evidence, now);
  const halfLives = FACTORS.map((factor) => policy.factors[factor].halfLifeDays * DAY_MS);
  const bands = RISK_LEVELS.map((level) => restingBand(level, policy));
  const quiet = noneYet(profiles.count);
  const loud: AccountId[] = [];
  for (let row = 0; row < profiles.count; row += 1) {
    if (!isMine(row)) continue;
    const offset = row * MASSES_PER_ACCOUNT;
    const scoreMilli = clampToScore(sumOfMasses(masses, offset, policy));
    const riskLevel = levelAt(profiles, row);
    const band = bands[profiles.riskPlaces[row] ?? -1];
    const rests = band !== undefined && scoreMilli >= band.lowMilli && scoreMilli <= band.highMilli;
    if (!rests || !mayRest(profiles, row, policy, now) || mustBeFolded(profiles.evidence, row, halfLives)) {
      loud.push(idAt(profiles, row));
      continue;
    }
    const nextLook = earliestLook({ scoreMilli, riskLevel }, masses, offset, policy, now);
    put(quiet, profiles, row, { scoreMilli, nextLook });
  }
  return { quiet, loud };
}

type Filling = { -readonly [Column in keyof Restatements]: Restatements[Column] };

const noneYet = (room: number): Filling => ({
  count: 0,
  ids: new Uint8Array(room * BYTES_OF_ID),
  profileVersions: new Int32Array(room),
  scores: new Int32Array(room),
  nextLooks: new Float64Array(room),
  openCases: new Uint8Array(room),
});

function put(
  quiet: Filling,
  { ids, versions, flags }: StaleProfiles,
  row: number,
  { scoreMilli, nextLook }: { readonly scoreMilli: number; readonly nextLook: number | null },
): void {
  const place = quiet.count;
  for (let byte = 0; byte < BYTES_OF_ID; byte += 1) {
    quiet.ids[place * BYTES_OF_ID + byte] = ids[row * BYTES_OF_ID + byte] ?? 0;
  }
  quiet.profileVersions[place] = versions[row] ?? 0;
  quiet.scores[place] = scoreMilli;
  quiet.nextLooks[place] = nextLook ?? Number.NaN;
  quiet.openCases[place] = has(HAS_OPEN_CASE, flags, row) ? 1 : 0;
  quiet.count += 1;
}

const has = (flag: number, flags: Uint8Array, row: number): boolean => ((flags[row] ?? 0) & flag) !== 0;

function levelAt({ riskPlaces }: StaleProfiles, row: number): RiskLevel {
  const level = RISK_LEVELS[riskPlaces[row] ?? -1];
  if (level === undefined) throw new Error("A standing has no level.");
  return level;
}

function mayRest(profiles: StaleProfiles, row: number, policy: TrustPolicy, now: number): boolean {
  const { policyVersions, evaluatedAt, flags } = profiles;
  // Under one version time moves levels minute by minute: only the usual way follows that.
  if (policyVersions[row] === policy.version) return false;
  if (has(IS_HELD, flags, row) || (evaluatedAt[row] ?? now) >= now) return false;
  // Flagged, and nobody was ever asked: the usual way opens the case.
  return has(HAS_CASE, flags, row) || !isFlagged(levelAt(profiles, row));
}

/** Whether any of an account's factors is measured in another half-life than the policy's. */
function mustBeFolded({ halfLives, isKnown }: EvidenceColumns, row: number, wanted: readonly number[]): boolean {
  for (let position = 0; position < wanted.length; position += 1) {
    const slot = row * wanted.length + position;
    if (isKnown[slot] === 1 && halfLives[slot] !== wanted[position]) return true;
  }
  return false;
}
