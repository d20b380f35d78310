import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";
import { takeNew } from "@/server/accounts/outbox/inbox";
import type { Queryable } from "@/server/accounts/outbox/transaction";

/** Somebody who listens to account events. The name is the key of its inbox: never rename it. */
export type AccountEventConsumer = {
  readonly name: string;
  /** The wire types it wants, or everything. */
  readonly types: ReadonlySet<string> | "ALL";
  /** Of those types, the events that matter; all of them when left out. */
  readonly wants?: (event: AccountCloudEvent) => boolean;
  /** Takes effect through `tx` alone, so that effect and inbox are one commit. Throws when it could not. */
  readonly handle: (events: readonly AccountCloudEvent[], tx: Queryable) => Promise<void>;
};

/** Lets the consumer take effect on the events it wants and has not done yet; a repeat changes nothing. */
export async function consumeOnce(
  consumer: AccountEventConsumer,
  events: readonly AccountCloudEvent[],
  tx: Queryable,
  at: Date,
): Promise<void> {
  const wanted = events.filter(
    (event) => (consumer.types === "ALL" || consumer.types.has(event.type)) && (consumer.wants?.(event) ?? true),
  );
  if (wanted.length === 0) return;
  const ids = wanted.map((event) => event.id);
  const fresh = await takeNew(tx, consumer.name, ids, at);
  const undone = wanted.filter((event) => fresh.has(event.id));
  if (undone.length > 0) await consumer.handle(undone, tx);
}
