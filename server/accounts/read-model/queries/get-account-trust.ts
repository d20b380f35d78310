import type { PastDecisionDto } from "@/server/accounts/application/dto/review-case-dto";
import { toEvidence } from "@/server/accounts/application/dto/signal-words";
import type { AccountTrustDto } from "@/server/accounts/application/dto/trust-profile-dto";
import type { GetAccountTrustInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { EntitlementFacts } from "@/server/accounts/domain/domain-services/entitlement-service";
import { overrideAt, standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountFacts, entitlementFactsOf, readAccountFacts } from "./account-facts";
import { readAccountHead } from "./account-head";
import { effectsOf, effectsTableOf } from "./effects";
import { explain } from "./explanation";
import { historyOf, inputHistoryOf } from "./history";
import { readPastDecisions } from "./past-decisions";
import { type PastOverride, readOverrides } from "./past-overrides";
import { type PastStanding, pastStanding } from "./past-standing";
import { readPeers } from "./peers";
import type { PolicySource } from "./policy-source";
import { type ReadPool, type ReadRows, readTogether } from "./read-pool";
import { type Reader, readerOf, refuseUnless } from "./reader";
import { type Moment, readStanding } from "./standing";
import { readOutlook } from "./standing-outlook";
import { readNewestSignals, type StoredSignals } from "./stored-signals";
import { overrideMarkers, toOutlook, toOverrideDto } from "./trust-parts";

export type GetAccountTrustDeps = { readonly pool: ReadPool; readonly now: Clock; readonly policies: PolicySource };

const EVIDENCE_SHOWN = 200;

/**
 * Why an account stands where it stands, now or at a past moment: from the evidence held, or replayed from what was
 * known then under the policy that scored it. Refuses NOT_FOUND, and VALIDATION for a moment that has not come.
 */
export const getAccountTrust =
  ({ pool, now, policies }: GetAccountTrustDeps) =>
  async (input: GetAccountTrustInput, actor: StaffActor): Promise<Result<AccountTrustDto>> => {
    const refused = refuseUnless(actor, "account.read-trust");
    if (refused) return refused;
    const reader = readerOf(actor);
    const moment: Moment = { at: now(), policy: await policies.liveFor(input.accountId) };
    if (input.at && input.at > moment.at) return refuse(notYet);
    const past = input.at && { at: input.at, policy: await policies.at(input.at, input.accountId) };
    return await readTogether(pool, async (read) => {
      const [facts, stored, decisions, overrides] = await Promise.all([
        readAccountFacts(read, input.accountId, reader, moment.at),
        readNewestSignals(read, input.accountId),
        reader.seesCases ? readPastDecisions(read, input.accountId) : [],
        readOverrides(read, input.accountId),
      ]);
      if (!facts) return refuse({ code: "NOT_FOUND", what: "account" });
      return done(await trustOf(read, facts, reader, { days: input.days, moment, past, stored, decisions, overrides }));
    });
  };

type Asked = {
  readonly days: number;
  readonly moment: Moment;
  readonly past: Moment | null;
  readonly stored: StoredSignals;
  readonly decisions: readonly PastDecisionDto[];
  readonly overrides: readonly PastOverride[];
};

async function trustOf(
  read: ReadRows,
  facts: AccountFacts,
  reader: Reader,
  { days, moment, past, stored, decisions, overrides }: Asked,
): Promise<AccountTrustDto> {
  const standing = await readStanding(read, facts, reader, moment, stored);
  const shown = past ? pastStanding(facts, stored, overrides, past) : presentStanding(facts, stored, overrides, moment);
  const { at, policy } = past ?? moment;
  const outputs = past ? freeFacts(facts, shown) : entitlementFactsOf(facts);
  return {
    head: await readAccountHead(read, facts, reader, { standing, at: moment.at, hubLimit: moment.policy.hubLimit }),
    past: past?.at ?? null,
    explanation: explain(shown.evaluation, shown.risk, policy, shown.known),
    override: shown.override && toOverrideDto(shown.override),
    outlook: past ? null : toOutlook(await readOutlook(read, facts, stored, moment), policy),
    peers: past ? null : await readPeers(read, facts, policy.version, at),
    effects: effectsOf(outputs, policy),
    effectsTable: effectsTableOf(outputs, policy),
    inputHistory: inputHistoryOf({ stored, evidence: facts.evidence, policy, to: at }),
    history: historyOf({
      stored,
      evidence: facts.evidence,
      policy,
      to: at,
      days,
      decisions,
      markers: overrides.flatMap(overrideMarkers),
    }),
    evidence: shown.known.signals.slice(-EVIDENCE_SHOWN).reverse().map(toEvidence),
    evidenceTruncated: !shown.known.isWhole || shown.known.signals.length > EVIDENCE_SHOWN,
  };
}

const presentStanding = (
  facts: AccountFacts,
  stored: StoredSignals,
  overrides: readonly PastOverride[],
  { policy, at }: Moment,
): PastStanding => ({
  evaluation: evaluateTrust(facts.evidence, policy, at, standingOverride(facts.override)),
  risk: facts.risk,
  override: overrideAt(overrides, at),
  known: stored,
});

/** The past knows no status or lock of now: what the standing alone gave then. */
const freeFacts = (facts: AccountFacts, { risk }: PastStanding): EntitlementFacts => ({
  ...entitlementFactsOf(facts),
  risk,
  status: "ACTIVE",
  lockScope: null,
});

const notYet = {
  code: "VALIDATION",
  fields: [{ field: "at", problem: "This moment has not come yet." }],
} as const;
