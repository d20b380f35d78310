import type { GrantsDto, PersonCheckDto, ReviewedOwnerDto } from "@/server/accounts/application/dto/stage-review-dto";
import { entitlementsFor } from "@/server/accounts/domain/domain-services/entitlement-service";
import { PERSON_CHECK_WORDS, personChecksOf } from "@/server/accounts/domain/policies/person-check-policy";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { type AccountFacts, entitlementFactsOf } from "./account-facts";
import { accountName } from "./account-name";
import type { ReadRows } from "./read-pool";
import type { Reader } from "./reader";
import { type Moment, readStanding } from "./standing";
import { readNewestSignals } from "./stored-signals";

const MONTH_MS = 30 * DAY_MS;
const SIGNALS_READ = 200;

/** Whose buying and selling share one standing. */
export async function ownerOf(
  read: ReadRows,
  facts: AccountFacts,
  reader: Reader,
  moment: Moment,
): Promise<ReviewedOwnerDto> {
  const { row, kyc } = facts;
  const stored = await readNewestSignals(read, row.id, SIGNALS_READ);
  return {
    accountId: row.id,
    name: accountName(row),
    standing: await readStanding(read, facts, reader, moment, stored),
    kyc,
    since: row.created_at,
    isNew: moment.at.getTime() - row.created_at.getTime() < MONTH_MS,
  };
}

/** What approving FINAL gives at the standing of this moment. */
export function grantsOf(facts: AccountFacts, { policy }: Moment): GrantsDto {
  const seller = {
    ...entitlementFactsOf(facts),
    roles: ["BUYER", "SELLER"] as const,
    sellerStage: "PROBATION" as const,
    kycLevel: "BUSINESS" as const,
    status: "ACTIVE" as const,
    lockScope: null,
    isSellingPaused: false,
  };
  const { listingLimit, payoutHoldDays, instantPayout, promotedListings } = entitlementsFor(
    seller,
    policy,
  ).sellerPrivileges;
  return { listingLimit, payoutHoldDays, instantPayout, promotedListings };
}

const indianDay = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Kolkata",
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** With the day on which they are ticked: a document is valid on a day, not as such. */
export const personChecksFor = (stage: ApplicationStage, at: Date): readonly PersonCheckDto[] =>
  personChecksOf[stage].map((check) => ({
    check,
    label: check === "DOCUMENT_VALID" ? `Valid on ${indianDay.format(at)}` : PERSON_CHECK_WORDS[check],
  }));
