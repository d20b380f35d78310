import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { kycLevelFrom } from "@/server/accounts/domain/domain-services/kyc-service";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountHistory } from "../record-history/account-history";
import { recordHistoryWithin } from "../record-history/record-history-within";
import type { Whois } from "./demo-account";
import { demoCases } from "./demo-cases";
import type { DemoPerson } from "./demo-population";
import type { DemoTools } from "./demo-tools";

type Tools = Pick<DemoTools, "newId" | "policy" | "asOf" | "openCases"> & { readonly whois: Whois };

/** What people did, as it happened, and the cases that came of it. Staff buy and sell nothing here. */
export async function addDemoHistories(
  write: WritableRepositories,
  people: readonly DemoPerson[],
  tools: Tools,
): Promise<Result<null>> {
  const customers = people.filter(({ staffRole }) => staffRole === null);
  const recorded = await recordHistoryWithin(write, customers.map(historyOf(tools.whois)), {
    ...tools,
    policies: await write.policies.inForce(),
  });
  if (!recorded.ok) return recorded;
  const { profiles, fresh } = recorded.value;
  const cases: ReviewCase[] = [];
  for (const person of customers) {
    const accountId = tools.whois(person.externalId);
    const profile = profiles.get(accountId);
    if (!profile) throw new Error(`No profile came of the story of ${person.externalId}.`);
    const signals = fresh.filter((signal) => signal.accountId === accountId);
    const told = demoCases(person, { profile, signals }, tools);
    if (!told.ok) return told;
    cases.push(...told.value.cases);
    for (const { state, id } of told.value.cases) if (state === "OPEN") tools.openCases.set(person.externalId, id);
    write.events.append(told.value.events);
  }
  await write.reviewCases.insertMany(cases);
  return done(null);
}

const historyOf =
  (whois: Whois) =>
  ({ externalId, proved, approved, store, signals }: DemoPerson): AccountHistory => ({
    accountId: whois(externalId),
    kycLevel: kycLevelFrom({
      contactVerified: proved.email || proved.phone,
      identityApproved: approved.identity,
      gstinConfirmed: store?.isVerified === true,
      payoutApproved: approved.payout,
    }),
    signals,
  });
