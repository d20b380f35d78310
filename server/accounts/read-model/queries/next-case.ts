import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import type { ReviewView } from "@/server/accounts/application/dto/review-queue-dto";
import { accountName } from "./account-name";
import { safeInteger } from "./column-values";
import type { ReadRows } from "./read-pool";
import { type ReviewPosition, readReviewPage } from "./review-pages";

type Place = {
  readonly id: string;
  readonly due_at: Date;
  readonly risk_rank: number;
  readonly exposure_minor: string;
};

/** The open case after this one in the view, else the view's first; null when no other waits. */
export async function readNextCase(read: ReadRows, place: Place, view: ReviewView): Promise<ReviewCaseDto["next"]> {
  const queue = view === "CRITICAL" ? "CRITICAL" : "DUE_FIRST";
  const after: ReviewPosition = [
    place.due_at.toISOString(),
    place.risk_rank,
    0 - safeInteger(place.exposure_minor),
    place.id,
  ];
  const [next] = await readReviewPage(read, queue, after, { limit: 1, today: place.due_at });
  if (next) return { caseId: next.case_id, name: accountName(next) };
  const first = await readReviewPage(read, queue, null, { limit: 2, today: place.due_at });
  const other = first.find(({ case_id }) => case_id !== place.id);
  return other ? { caseId: other.case_id, name: accountName(other) } : null;
}
