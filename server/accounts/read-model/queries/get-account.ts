import type {
  AccountOverviewDto,
  BuyerCardDto,
  IdentityCardDto,
  SellerCardDto,
  StandingCardDto,
} from "@/server/accounts/application/dto/account-overview-dto";
import { stageLabel } from "@/server/accounts/application/dto/account-words";
import type { ConductDto } from "@/server/accounts/application/dto/conduct-dto";
import { maskAddress, maskDateOfBirth, maskGstin } from "@/server/accounts/application/dto/masking";
import type { PastDecisionDto } from "@/server/accounts/application/dto/review-case-dto";
import type { GetAccountInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { looksLikeAnotherName } from "@/server/accounts/domain/value-objects/look-alike-name";
import { type AccountFacts, entitlementFactsOf, readAccountFacts } from "./account-facts";
import { readAccountHead } from "./account-head";
import { readApplicationCard } from "./application-card";
import { effectsOf } from "./effects";
import { explain } from "./explanation";
import { readConduct } from "./get-account-conduct";
import { historyOf } from "./history";
import { readLatestSessions } from "./list-account-sessions";
import { readPastDecisions } from "./past-decisions";
import type { PolicySource } from "./policy-source";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { type Reader, readerOf, refuseUnless } from "./reader";
import { type Moment, readStanding } from "./standing";
import { readNewestSignals, type StoredSignals } from "./stored-signals";

export type GetAccountDeps = {
  readonly pool: ReadPool;
  readonly now: Clock;
  readonly policies: PolicySource;
  readonly isDisposableMail: (domain: string) => boolean;
};

const OVERVIEW_DAYS = 30;
const SESSIONS_SHOWN = 3;
const TOP_LINES = 4;

/** The account page's first tab, as this reader may see it. Refuses NOT_FOUND. */
export const getAccount =
  ({ pool, now, policies, isDisposableMail }: GetAccountDeps) =>
  async (input: GetAccountInput, actor: StaffActor): Promise<Result<AccountOverviewDto>> => {
    const refused = refuseUnless(actor, "account.read");
    if (refused) return refused;
    const reader = readerOf(actor);
    const moment: Moment = { at: now(), policy: await policies.liveFor(input.accountId) };
    const factsToKnow = ({ row }: AccountFacts): FactsToKnow => ({
      mailIsDisposable: reader.seesPoints && row.email !== null && isDisposableMail(domainOf(row.email)),
      nameLooksLikeAnother: reader.seesPoints && row.name !== null && looksLikeAnotherName(row.name),
    });
    return await readTogether(pool, async (read) => {
      const { facts, ...parts } = await readParts(read, input.accountId, reader, moment.at);
      return facts
        ? done(await overviewOf(read, facts, { ...parts, known: factsToKnow(facts) }, reader, moment))
        : refuse({ code: "NOT_FOUND", what: "account" });
    });
  };

type FactsToKnow = Pick<IdentityCardDto, "mailIsDisposable" | "nameLooksLikeAnother">;

const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);

type Parts = {
  readonly stored: StoredSignals;
  readonly decisions: readonly PastDecisionDto[];
  readonly addresses: IdentityCardDto["addresses"];
  readonly latest: AccountOverviewDto["whereSignedIn"]["latest"];
  readonly conduct: ConductDto;
  readonly application: AccountOverviewDto["application"];
};

/** Asked for together, so that they share one round trip. */
async function readParts(
  read: ReadRows,
  accountId: string,
  reader: Reader,
  at: Date,
): Promise<Parts & { readonly facts: AccountFacts | null }> {
  const [facts, stored, decisions, addresses, latest, conduct, application] = await Promise.all([
    readAccountFacts(read, accountId, reader, at),
    readNewestSignals(read, accountId),
    reader.seesCases ? readPastDecisions(read, accountId) : [],
    readAddresses(read, accountId),
    readLatestSessions(read, accountId, at, SESSIONS_SHOWN),
    readConduct(read, accountId, reader.seesPoints),
    readApplicationCard(read, accountId, reader),
  ]);
  return { facts, stored, decisions, addresses, latest, conduct, application };
}

async function overviewOf(
  read: ReadRows,
  facts: AccountFacts,
  { stored, decisions, addresses, latest, conduct, application, known }: Parts & { readonly known: FactsToKnow },
  reader: Reader,
  moment: Moment,
): Promise<AccountOverviewDto> {
  const { at, policy } = moment;
  const standing = await readStanding(read, facts, reader, moment, stored);
  return {
    head: await readAccountHead(read, facts, reader, { standing, at, hubLimit: policy.hubLimit }),
    standing: reader.seesPoints ? standingCard(facts, { stored, decisions, ...moment }) : null,
    effects: effectsOf(entitlementFactsOf(facts), policy),
    identity: { ...identityCard(facts, addresses), ...known },
    buyer: buyerCard(facts, conduct.buyer),
    seller: sellerCard(facts, conduct.seller),
    application,
    whereSignedIn: { live: facts.row.live_sessions, latest },
  };
}

function standingCard(
  facts: AccountFacts,
  { at, policy, stored, decisions }: Moment & Pick<Parts, "stored" | "decisions">,
): StandingCardDto {
  const { lines } = explain(
    evaluateTrust(facts.evidence, policy, at, standingOverride(facts.override)),
    facts.risk,
    policy,
    stored,
  );
  return {
    topLines: lines
      .filter(({ pointsMilli }) => pointsMilli !== 0)
      .sort((a, b) => Math.abs(b.pointsMilli) - Math.abs(a.pointsMilli))
      .slice(0, TOP_LINES)
      .map(({ input, label, seen, pointsMilli, pointsText }) => ({ input, label, seen, pointsMilli, pointsText })),
    history: historyOf({ stored, evidence: facts.evidence, policy, to: at, days: OVERVIEW_DAYS, decisions }),
  };
}

const firstAddress: Statement = {
  name: "account-addresses",
  text: `SELECT count(*) OVER ()::int AS found, city, postal_code FROM address WHERE account_id = $1
          ORDER BY is_default DESC, created_at, id LIMIT 1`,
};

type AddressRow = { readonly found: number; readonly city: string; readonly postal_code: string };

async function readAddresses(read: ReadRows, accountId: string): Promise<IdentityCardDto["addresses"]> {
  const [first] = await read<AddressRow>(firstAddress, [accountId]);
  return {
    count: first?.found ?? 0,
    firstMasked: first ? maskAddress({ city: first.city, postalCode: first.postal_code }) : null,
  };
}

const identityCard = ({ row }: AccountFacts, addresses: IdentityCardDto["addresses"]) => ({
  bornMasked: row.date_of_birth === null ? null : maskDateOfBirth(row.date_of_birth),
  gender: row.gender,
  addresses,
});

function buyerCard({ row }: AccountFacts, bought: ConductDto["buyer"]): BuyerCardDto | null {
  if (row.buyer_since === null) return null;
  const orders = {
    completed: bought?.ordersCompleted ?? 0,
    failed: bought?.ordersFailed ?? 0,
    refunded: bought?.refunds ?? 0,
  };
  return { since: row.buyer_since, orders };
}

function sellerCard({ row, stage }: AccountFacts, sold: ConductDto["seller"]): SellerCardDto | null {
  if (row.store_name === null || row.seller_since === null || stage === null) return null;
  return {
    storeName: row.store_name,
    maskedGstin: row.gst_number === null ? null : maskGstin(row.gst_number),
    isVerified: row.is_verified ?? false,
    stage,
    stageLabel: stageLabel(stage),
    since: row.seller_since,
    sales: {
      undisputed: sold?.undisputedSales ?? 0,
      disputes: sold?.disputes ? { opened: sold.disputes.opened, lost: sold.disputes.lost } : null,
    },
  };
}
