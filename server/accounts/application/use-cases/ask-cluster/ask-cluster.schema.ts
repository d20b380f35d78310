import * as z from "zod/mini";
import { MOST_AT_ONCE } from "../decide-cluster/decide-cluster.schema";
import { linkedAccounts, linkedDecision } from "../decide-cluster/linked-decision.schema";
import { noteSchema } from "../lock-account/lock-account.schema";

/** With a second person a lock may last longer than one person's own. */
export const MOST_ASKED_HOURS = 24 * 365;

const decision = linkedDecision(MOST_ASKED_HOURS, "At most a year.");

/** More linked accounts than one person may decide at once; `startId` is the account whose cluster they are of. */
export const askClusterSchema = z.strictObject({
  startId: z.uuid(),
  decision,
  accounts: linkedAccounts(decision, MOST_AT_ONCE),
  note: noteSchema,
});

export type AskClusterInput = z.infer<typeof askClusterSchema>;
