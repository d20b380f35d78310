import type { AccountEventConsumer } from "@/server/accounts/adapters/outbound/messaging/account-event-consumer";
import { accountSummaryEvents } from "@/server/accounts/read-model/projections/account-summary-projection";
import { refreshAccountSummaries } from "./account-summary-store";
import { advancePosition, newestOf } from "./read-model-position";

/** The name under which the read model is rebuilt and its position is kept. */
export const ACCOUNT_SUMMARY = "account-summary";

/** Keeps the lookup's read model: a whole batch of events is three statements, however many accounts it names. */
export const createAccountSummaryConsumer = ({ now }: { readonly now: () => Date }): AccountEventConsumer => ({
  name: ACCOUNT_SUMMARY,
  types: accountSummaryEvents,
  handle: async (events, tx) => {
    await refreshAccountSummaries(
      tx,
      events.map((event) => event.partitionkey),
    );
    await advancePosition(tx, ACCOUNT_SUMMARY, newestOf(events), now());
  },
});
