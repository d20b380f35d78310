import { done, type Result, refuse } from "../result";
import type { Brand } from "./brand";

/** A standing in whole milli-points, 0 to 100000: exact, so that the lines of an explanation add up to it. */
export type TrustScore = Brand<number, "TrustScore">;

export const LOWEST_SCORE_MILLI = 0;
export const HIGHEST_SCORE_MILLI = 100_000;
export const MILLI_PER_POINT = 1000;

/** Refuses anything but a whole number of milli-points from 0 to 100000. */
export function parseTrustScore(milli: number): Result<TrustScore> {
  if (!Number.isInteger(milli) || milli < LOWEST_SCORE_MILLI || milli > HIGHEST_SCORE_MILLI) {
    const problem = "A score is a whole number of milli-points from 0 to 100000.";
    return refuse({ code: "VALIDATION", fields: [{ field: "scoreMilli", problem }] });
  }
  return done(trustScoreFrom(milli));
}

/** For scores read from the database or just computed. */
export const trustScoreFrom = (trustedMilli: number): TrustScore => (trustedMilli + 0) as TrustScore;

/** The nearest score there is. */
export const clampToScore = (milli: number): TrustScore =>
  trustScoreFrom(Math.min(HIGHEST_SCORE_MILLI, Math.max(LOWEST_SCORE_MILLI, milli)));

/** Real points to whole milli-points: `floor(1000 v + 0.5)`, so halves round up and no -0 appears. */
export const toMilli = (points: number): number => Math.floor(MILLI_PER_POINT * points + 0.5);

/** What lists show. Floored, so that 49.9 never reads as the 50 it has not reached. */
export const wholePoints = (scoreMilli: number): number => Math.floor(scoreMilli / MILLI_PER_POINT);

/** A score with one decimal, floored: 49,999 reads "49.9". */
export const scoreText = (scoreMilli: number): string => (Math.floor(scoreMilli / 100) / 10).toFixed(1);
