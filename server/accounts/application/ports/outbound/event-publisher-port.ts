import type { DomainEvent } from "@/server/accounts/domain/domain-events/domain-event";

/** Appends to the outbox of the running unit of work; the relay publishes after the commit, in order per account. */
export type EventPublisher = {
  append(events: readonly DomainEvent[]): void;
  /** Facts that hold although the work is refused, like a failed sign-in: kept when all else is undone. */
  appendEvenIfRefused(events: readonly DomainEvent[]): void;
};
