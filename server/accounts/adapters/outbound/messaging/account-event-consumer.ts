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
  /** Of those, the ones that count at this moment, asked of the database before anything is noted. */
  readonly narrow?: (events: readonly AccountCloudEvent[], tx: Queryable) => Promise<readonly AccountCloudEvent[]>;
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
  const listed = events.filter(
    (event) => (consumer.types === "ALL" || consumer.types.has(event.type)) && (consumer.wants?.(event) ?? true),
  );
  const wanted = listed.length > 0 && consumer.narrow ? await consumer.narrow(listed, tx) : listed;
  if (wanted.length === 0) return;
  const ids = wanted.map((event) => event.id);
  const fresh = await takeNew(tx, consumer.name, ids, at);
  // A broker may bring the same event twice in one batch.
  const undone = wanted.filter(({ id }, place) => fresh.has(id) && ids.indexOf(id) === place);
  if (undone.length > 0) await consumer.handle(undone, tx);
}
