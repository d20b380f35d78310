import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { flagWithin } from "../flag-within";

/** What became of one account of a sample. */
export type Sampled = "opened" | "joined" | "known" | "passedOver";

type Sample = { readonly runId: string; readonly newId: NewId; readonly by: StaffActor };

/** Flags one account by hand for a run's sample, within a unit of work that holds it. */
export async function sampleWithin(
  write: WritableRepositories,
  accountId: AccountId,
  { runId, newId, by }: Sample,
): Promise<Sampled> {
  // Asked under the account's lock, which every other opening of the same sample waits for.
  if (await write.policyRuns.isSampled(runId, accountId)) return "known";
  const account = await write.accounts.find(accountId);
  if (!account || account.status === "DISABLED") return "passedOver";
  const known = await write.reviewCases.findLatest(accountId);
  const flagged = await flagWithin(write, account, { known, reason: "FLAGGED_BY_HAND", newId });
  if (flagged === null) return "passedOver";
  await write.policyRuns.addToSample({
    runId,
    accountId,
    caseId: flagged.id,
    openedBy: by.accountId,
    openedByName: by.name,
    openedAt: write.at,
  });
  return known?.state === "OPEN" ? "joined" : "opened";
}
