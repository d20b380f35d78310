import type { DomainEvent } from "@/server/accounts/domain/domain-events/domain-event";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Open pages of the review queue listen here. */
export const REVIEW_QUEUE_TOPIC = "review-queue";

/** Something waits in the outbox: the worker need not wait for its next look. */
export const OUTBOX_TOPIC = "outbox";

/** A request for a second person was asked, answered or lapsed. */
export const APPROVALS_TOPIC = "approvals";

/** An application to sell moved, or somebody took it. */
export const SELLERS_TOPIC = "sellers";

/** The trail grew. */
export const AUDIT_TOPIC = "audit";

export const accountTopic = (accountId: string): string => `account:${accountId}`;

const MOVES_THE_QUEUE: ReadonlySet<DomainEvent["type"]> = new Set([
  "ReviewCaseOpened",
  "ReviewCaseDecided",
  "TrustScoreUpdated",
  "AccountLocked",
  "AccountUnlocked",
]);

/** What open pages are told after a commit: that something changed, never what. */
export function topicsOf(
  accountIds: readonly AccountId[],
  events: readonly DomainEvent[],
  { approvals, sellers }: { readonly approvals: boolean; readonly sellers: boolean },
): string[] {
  const asked = [...(approvals ? [APPROVALS_TOPIC] : []), ...(sellers ? [SELLERS_TOPIC] : [])];
  const topics = [...accountIds.map(accountTopic), OUTBOX_TOPIC, AUDIT_TOPIC, ...asked];
  return events.some((event) => MOVES_THE_QUEUE.has(event.type)) ? [...topics, REVIEW_QUEUE_TOPIC] : topics;
}
