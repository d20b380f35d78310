import type {
  AccountOverviewDto,
  BuyerCardDto,
  IdentityCardDto,
  SellerCardDto,
  StandingCardDto,
} from "@/server/accounts/application/dto/account-overview-dto";
import { stageLabel } from "@/server/accounts/application/dto/account-words";
import { maskAddress, maskDateOfBirth, maskGstin } from "@/server/accounts/application/dto/masking";
import type { GetAccountInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { type Seen, seenIn } from "@/server/accounts/domain/domain-services/trust-explanation-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountFacts, entitlementFactsOf, readAccountFacts } from "./account-facts";
import { readAccountHead } from "./account-head";
import { effectsOf } from "./effects";
import { explain } from "./explanation";
import { historyOf } from "./history";
import { readLatestSessions } from "./list-account-sessions";
import { readPastDecisions } from "./past-decisions";
import type { PolicySource } from "./policy-source";
import { type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { type Reader, readerOf, refuseUnless } from "./reader";
import { type Moment, readStanding } from "./standing";
import { readNewestSignals, type StoredSignals } from "./stored-signals";

export type GetAccountDeps = { readonly pool: ReadPool; readonly now: Clock; readonly policies: PolicySource };

const OVERVIEW_DAYS = 30;
const SESSIONS_SHOWN = 3;
const TOP_LINES = 4;

/** The account page's first tab, as this reader may see it. Refuses NOT_FOUND. */
export const getAccount =
  ({ pool, now, policies }: GetAccountDeps) =>
  async (input: GetAccountInput, actor: StaffActor): Promise<Result<AccountOverviewDto>> => {
    const refused = refuseUnless(actor, "account.read");
    if (refused) return refused;
    const reader = readerOf(actor);
    const moment: Moment = { at: now(), policy: await policies.live() };
    return await readTogether(pool, async (read) => {
      const facts = await readAccountFacts(read, input.accountId, reader, moment.at);
      return facts
        ? done(await readOverview(read, facts, reader, moment))
        : refuse({ code: "NOT_FOUND", what: "account" });
    });
  };

async function readOverview(
  read: ReadRows,
  facts: AccountFacts,
  reader: Reader,
  moment: Moment,
): Promise<AccountOverviewDto> {
  const { at, policy } = moment;
  const stored = await readNewestSignals(read, facts.row.id);
  const standing = await readStanding(read, facts, reader, moment);
  const seen = seenIn(stored.signals, at);
  return {
    head: await readAccountHead(read, facts, reader, { standing, at }),
    standing: reader.seesPoints ? await standingCard(read, facts, reader, { stored, ...moment }) : null,
    effects: effectsOf(entitlementFactsOf(facts), policy),
    identity: await identityCard(read, facts),
    buyer: buyerCard(facts, seen, !stored.isWhole),
    seller: sellerCard(facts, seen, !stored.isWhole),
    whereSignedIn: {
      live: facts.row.live_sessions,
      latest: await readLatestSessions(read, facts.row.id, at, SESSIONS_SHOWN),
    },
  };
}

async function standingCard(
  read: ReadRows,
  facts: AccountFacts,
  reader: Reader,
  { at, policy, stored }: Moment & { readonly stored: StoredSignals },
): Promise<StandingCardDto> {
  const decisions = reader.seesCases ? await readPastDecisions(read, facts.row.id) : [];
  const { lines } = explain(evaluateTrust(facts.evidence, policy, at), facts.risk, policy, stored);
  return {
    topLines: lines
      .filter(({ pointsMilli }) => pointsMilli !== 0)
      .sort((a, b) => Math.abs(b.pointsMilli) - Math.abs(a.pointsMilli))
      .slice(0, TOP_LINES)
      .map(({ input, label, seen, pointsMilli, pointsText }) => ({ input, label, seen, pointsMilli, pointsText })),
    history: historyOf({ stored, evidence: facts.evidence, policy, to: at, days: OVERVIEW_DAYS, decisions }),
  };
}

const addresses: Statement = {
  name: "account-addresses",
  text: `SELECT count(*) OVER ()::int AS found, city, postal_code FROM address WHERE account_id = $1
          ORDER BY is_default DESC, created_at, id LIMIT 1`,
};

type AddressRow = { readonly found: number; readonly city: string; readonly postal_code: string };

async function identityCard(read: ReadRows, { row }: AccountFacts): Promise<IdentityCardDto> {
  const [first] = await read<AddressRow>(addresses, [row.id]);
  return {
    bornMasked: row.date_of_birth === null ? null : maskDateOfBirth(row.date_of_birth),
    gender: row.gender,
    addresses: {
      count: first?.found ?? 0,
      firstMasked: first ? maskAddress({ city: first.city, postalCode: first.postal_code }) : null,
    },
  };
}

function buyerCard({ row }: AccountFacts, seen: Seen, more: boolean): BuyerCardDto | null {
  if (row.buyer_since === null) return null;
  const orders = {
    completed: atLeast0(seen.completion?.goodCount),
    failed: atLeast0(seen.completion?.badCount),
    refunded: atLeast0(seen.refunds?.badCount),
    more,
  };
  return { since: row.buyer_since, orders };
}

function sellerCard({ row, stage }: AccountFacts, seen: Seen, more: boolean): SellerCardDto | null {
  if (row.store_name === null || row.seller_since === null || stage === null) return null;
  return {
    storeName: row.store_name,
    maskedGstin: row.gst_number === null ? null : maskGstin(row.gst_number),
    isVerified: row.is_verified ?? false,
    stage,
    stageLabel: stageLabel(stage),
    since: row.seller_since,
    sales: {
      undisputed: atLeast0(seen.disputes?.goodCount),
      disputed: atLeast0(seen.disputes?.badCount),
      more,
    },
  };
}

const atLeast0 = (count = 0): number => Math.max(0, count);
