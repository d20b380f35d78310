import type { AccountEventConsumer } from "@/server/accounts/adapters/outbound/messaging/account-event-consumer";

/** A consumer that leaves a mark of each event; `fail` throws after the mark was made, in the same transaction. */
export const markingConsumer = (fail: (eventId: string) => void = () => undefined): AccountEventConsumer => ({
  name: "marking",
  types: "ALL",
  handle: async (events, tx) => {
    for (const { partitionkey, id, sequence } of events) {
      await tx.query("INSERT INTO mark (account_id, event_id, sequence) VALUES ($1, $2, $3)", [
        partitionkey,
        id,
        sequence,
      ]);
      fail(id);
    }
  },
});
