import type { PolicyVersion } from "../entities/policy-version";
import { HOUR_MS } from "../value-objects/time-span";

/** Flags are counted over this long, and a version is watched for this long after it went live. */
export const GUARD_WINDOW_HOURS = 24;
export const GUARD_DAYS = 7;

/** The most that can be told as a bound. */
export const GUARD_MAX_FLAGS = 1_000_000;

type Watched = Pick<PolicyVersion, "state" | "publishedAt" | "guardFlags">;

/** Until when a version is watched; null where no bound was told, or it is not live any more. */
export const guardEnd = ({ state, publishedAt, guardFlags }: Watched): Date | null =>
  state === "LIVE" && publishedAt && guardFlags !== null
    ? new Date(publishedAt.getTime() + GUARD_DAYS * 24 * HOUR_MS)
    : null;

/** Since when flags count at a moment; null when nobody watches then. What was flagged under the version before never counts. */
export function guardedSince(version: Watched, at: Date): Date | null {
  const end = guardEnd(version);
  if (!end || !version.publishedAt || at >= end) return null;
  return new Date(Math.max(version.publishedAt.getTime(), at.getTime() - GUARD_WINDOW_HOURS * HOUR_MS));
}

/** Do so many flags bring the version before it back? At the bound itself nothing happens. */
export const isOverBound = (version: Watched, flags: number, at: Date): boolean =>
  guardedSince(version, at) !== null && version.guardFlags !== null && flags > version.guardFlags;
