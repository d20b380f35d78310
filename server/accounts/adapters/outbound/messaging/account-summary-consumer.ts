import { accountSummaryEvents } from "@/server/accounts/read-model/projections/account-summary-projection";
import { refreshAccountSummaries } from "@/server/accounts/read-model/rebuild/account-summary-store";
import type { AccountEventConsumer } from "./account-event-consumer";

/** Keeps the lookup's read model: a whole batch of events is two statements, however many accounts it names. */
export const accountSummaryConsumer: AccountEventConsumer = {
  name: "account-summary",
  types: accountSummaryEvents,
  handle: (events, tx) =>
    refreshAccountSummaries(
      tx,
      events.map((event) => event.partitionkey),
    ),
};
