import type { NewCasesDto, ReviewQueueDto } from "@/server/accounts/application/dto/review-queue-dto";
import type {
  CountNewCasesInput,
  ListReviewCasesInput,
} from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { thresholdsOf } from "./explanation";
import { pageCursors } from "./page-cursor";
import type { PolicySource } from "./policy-source";
import { type ReadPool, readAlone, readTogether } from "./read-pool";
import { refuseUnless } from "./reader";
import { countOpenedSince, readReviewCounts } from "./review-counts";
import { type ReviewPosition, readReviewPage, reviewPositionOf } from "./review-pages";
import { toReviewRow } from "./review-rows";
import { readSampleHead } from "./review-sample";
import type { Sealer } from "./sealed-text";
import { startOfDay } from "./start-of-day";

/** The rank of LOW. */
const LAST_RANK = 3;

export type ReviewQueueDeps = {
  readonly pool: ReadPool;
  readonly sealer: Sealer;
  readonly now: Clock;
  readonly policies: PolicySource;
};

/**
 * A page of the review queue. A row decided by somebody else meanwhile is simply gone: later pages start at the sort
 * keys of the last row seen, so no other is skipped or shown twice. Refuses VALIDATION for a foreign cursor.
 */
export const listReviewCases =
  ({ pool, sealer, now, policies }: ReviewQueueDeps) =>
  async (input: ListReviewCasesInput, actor: StaffActor): Promise<Result<ReviewQueueDto>> => {
    const refused = refuseUnless(actor, "case.read");
    if (refused) return refused;
    const { sample } = input;
    const cursors = pageCursors<ReviewPosition>(sealer, "review", sample === null ? input.view : [input.view, sample]);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    const at = now();
    const today = startOfDay(at, reviewPolicy.calendar);
    const scoring = await policies.inForce();
    const isFirst = after.value === null;
    return await (isFirst ? readTogether : readAlone)(pool, async (read) => {
      const [found, firstPage, head] = await Promise.all([
        readReviewPage(read, input.view, after.value, { limit: input.limit + 1, today, sample }),
        isFirst && sample === null ? readReviewCounts(read, today) : null,
        isFirst && sample !== null ? readSampleHead(read, sample) : null,
      ]);
      const shown = found.slice(0, input.limit);
      const last = found.length > input.limit ? shown.at(-1) : undefined;
      return done({
        view: input.view,
        rows: shown.map((row) => toReviewRow(row, policyFor(row.id, scoring), at)),
        nextCursor: last ? cursors.seal(reviewPositionOf(last, input.view)) : null,
        counts: firstPage?.counts ?? null,
        today: firstPage?.today ?? null,
        sample: head,
        readAt: at,
        thresholds: thresholdsOf(scoring.live),
      });
    });
  };

/** How many cases opened since the list was read, so that the screen can offer them without moving anything. */
export const countNewCases =
  ({ pool, now }: Pick<ReviewQueueDeps, "pool" | "now">) =>
  async (input: CountNewCasesInput, actor: StaffActor): Promise<Result<NewCasesDto>> => {
    const refused = refuseUnless(actor, "case.read");
    if (refused) return refused;
    const readAt = now();
    return await readAlone(pool, async (read) => {
      const { opened, open } = await countOpenedSince(read, input.since, input.view === "CRITICAL" ? 0 : LAST_RANK);
      return done({ count: opened, open, readAt });
    });
  };
