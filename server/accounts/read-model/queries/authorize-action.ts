import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { type AskedAction, actionRefusals } from "@/server/accounts/domain/domain-services/action-refusal-service";
import { type ActionScore, scoreAction } from "@/server/accounts/domain/domain-services/action-score-service";
import { entitlementsFor } from "@/server/accounts/domain/domain-services/entitlement-service";
import { standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import type { ThingKind } from "@/server/accounts/domain/domain-services/shared-things-service";
import { addSignals, type Evidence, type Fact, withoutSignals } from "@/server/accounts/domain/entities/evidence";
import type { InsufficientTrustRefusal } from "@/server/accounts/domain/exceptions/insufficient-trust";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { sharedAddressPolicy, sharedMasses } from "@/server/accounts/domain/policies/shared-address-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountFacts, entitlementFactsOf, readAccountFacts } from "./account-facts";
import { flagReasonsOf } from "./column-values";
import type { MachineStandingDeps } from "./get-machine-standing";
import { type MachineFacts, readMachineFacts } from "./machine-facts";
import { type ReadRows, readAlone, readTogether, type Statement } from "./read-pool";
import type { Moment } from "./standing";
import { readNewestSignals } from "./stored-signals";

export type AuthorizeDeps = MachineStandingDeps & { readonly now: Clock };

/** One attempt, with what it comes with by hash alone. */
export type Attempt = AskedAction & {
  readonly accountId: string;
  /** As the asking system names it. */
  readonly sellerId: string | null;
  readonly things: readonly { readonly thing: string; readonly kind: ThingKind }[];
  /** The network address by its keyed hash, and what lists say of it, 0 to 1; null without one. */
  readonly address: { readonly hash: string; readonly badness: number } | null;
  readonly at: Date | null;
};

export type Authorization = ActionScore & {
  readonly refusals: readonly InsufficientTrustRefusal[];
  /** An action of the account waits for a person already. */
  readonly isHeldAlready: boolean;
};

/**
 * ALLOW, REVIEW or DENY for one attempt. Its own device, instrument, address and burst count before the answer is given
 * and nothing of them is kept: the event that follows tells them once. Above an output it is DENY, naming the output.
 * `standing` is what was read of the account for this very request; an attempt of a past moment reads for itself.
 */
export const authorizeAction =
  (deps: AuthorizeDeps) =>
  async (attempt: Attempt, standing: MachineFacts | null = null): Promise<Result<Authorization>> => {
    const seller = attempt.sellerId === null ? done(null) : await readMachineFacts(deps)(attempt.sellerId);
    if (!seller.ok) return refuse(isMissing(seller.refusal) ? missing("seller account") : seller.refusal);
    const sellerEvidence = seller.value?.facts.evidence ?? null;
    if (attempt.at !== null) return await authorizeThen(deps, { ...attempt, at: attempt.at }, sellerEvidence);
    const known = standing ? done(standing) : await readMachineFacts(deps)(attempt.accountId);
    if (!known.ok) return known;
    const { facts, policy, rules } = known.value;
    const moment = { at: deps.now(), policy };
    return await readAlone(deps.pool, async (read) => {
      const own = await attemptFacts(read, attempt, { at: moment.at, policy: rules });
      return done(
        decide(attempt, facts, { evidence: addSignals(facts.evidence, own, policy), sellerEvidence, moment }),
      );
    });
  };

/** Evidence and what came later have to be of one snapshot: the one is taken out of the other. */
async function authorizeThen(
  { pool, now, policies }: AuthorizeDeps,
  attempt: Attempt & { readonly at: Date },
  sellerEvidence: Evidence | null,
): Promise<Result<Authorization>> {
  const inForce = await policies.inForce();
  const moment = { at: attempt.at, policy: policyFor(attempt.accountId, inForce) };
  const rules = { at: attempt.at, policy: inForce.live };
  return await readTogether(pool, async (read) => {
    const facts = await readAccountFacts(read, attempt.accountId, { seesPoints: true, seesCases: true }, now());
    if (!facts) return refuse(missing("account"));
    const known = await evidenceAt(read, facts, attempt.at, moment.policy);
    const evidence = addSignals(known, await attemptFacts(read, attempt, rules), moment.policy);
    return done(decide(attempt, facts, { evidence, sellerEvidence, moment }));
  });
}

type Weighed = { readonly evidence: Evidence; readonly sellerEvidence: Evidence | null; readonly moment: Moment };

function decide(
  attempt: Attempt,
  facts: AccountFacts,
  { evidence, sellerEvidence, moment: { at, policy } }: Weighed,
): Authorization {
  const outputs = entitlementsFor(entitlementFactsOf(facts), policy);
  const refusals = actionRefusals(attempt, outputs);
  const scored = scoreAction(
    {
      evidence,
      amountMinor: attempt.amountMinor,
      accountAgeSeconds: (at.getTime() - facts.row.created_at.getTime()) / 1_000,
      sellerEvidence,
      manualReview: outputs.manualReview,
      override: standingOverride(facts.override),
    },
    policy,
    at,
  );
  const isHeldAlready = flagReasonsOf(facts.row.case_reasons).includes("ACTION_IN_REVIEW");
  return { ...scored, decision: refusals.length > 0 ? "DENY" : scored.decision, refusals, isHeldAlready };
}

const missing = (what: string) => ({ code: "NOT_FOUND", what }) as const;
const isMissing = ({ code }: Refusal): boolean => code === "NOT_FOUND";

/** What was known at a past moment: what came later is taken back, exactly. */
async function evidenceAt(read: ReadRows, facts: AccountFacts, at: Date, policy: TrustPolicy): Promise<Evidence> {
  const { signals } = await readNewestSignals(read, facts.row.id);
  const later = signals.filter(({ occurredAt, recordedAt }) => occurredAt > at || recordedAt > at);
  return withoutSignals(facts.evidence, later, policy);
}

async function attemptFacts(read: ReadRows, attempt: Attempt, { at, policy }: Moment): Promise<readonly Fact[]> {
  const { action } = attempt;
  const fact = (factor: Fact["factor"], bad: number, good = 0): Fact => ({ factor, good, bad, occurredAt: at });
  return [
    ...(action === "PLACE_ORDER" ? [fact("burst", 1)] : []),
    ...(await addressFacts(read, attempt)).map(({ good, bad }) => fact("ipReputation", bad, good)),
    ...(await thingFacts(read, attempt, { at, policy })).map(({ factor, bad }) => fact(factor, bad)),
  ];
}

const othersAtAddress: Statement = {
  name: "attempt-address",
  text: `SELECT count(*)::int AS others FROM (
      SELECT 1 FROM shop_address_account WHERE hash = decode($1, 'hex') AND account_id <> $2 LIMIT $3) few`,
};

/** With this account among them more than ten share it. */
async function addressFacts(read: ReadRows, { accountId, address }: Attempt) {
  if (address === null) return [];
  const { hash, badness } = address;
  const values = [Buffer.from(hash, "base64url").toString("hex"), accountId, sharedAddressPolicy.accounts];
  const [row] = await read<{ readonly others: number }>(othersAtAddress, values);
  const isShared = (row?.others ?? 0) >= sharedAddressPolicy.accounts;
  return [isShared ? sharedMasses(badness) : { good: 1 - badness, bad: badness }];
}

const knownThings: Statement = {
  name: "attempt-things",
  text: `SELECT t.thing, t.kind,
      EXISTS (SELECT FROM shop_thing_account s WHERE s.account_id = $1 AND s.hash = decode(t.thing, 'hex')) AS known,
      EXISTS (SELECT FROM shop_thing_account s WHERE s.account_id = $1 AND s.kind = t.kind) AS has_other,
      ARRAY(SELECT a.lock_since IS NOT NULL AND (a.lock_until IS NULL OR a.lock_until > $4) FROM account a JOIN (
        SELECT account_id FROM shop_thing_account s WHERE s.hash = decode(t.thing, 'hex') AND s.account_id <> $1 LIMIT $5
      ) others ON others.account_id = a.id) AS others_locked
    FROM unnest($2::text[], $3::text[]) AS t (thing, kind)`,
};

type ThingRow = { readonly known: boolean; readonly has_other: boolean; readonly others_locked: readonly boolean[] };

/** A thing seen with the account before is in its evidence already. */
async function thingFacts(
  read: ReadRows,
  { accountId, things }: Attempt,
  { at, policy: { masses, hubLimit } }: Moment,
) {
  if (things.length === 0) return [];
  const values = [accountId, things.map(({ thing }) => thing), things.map(({ kind }) => kind), at, hubLimit];
  const rows = await read<ThingRow>(knownThings, values);
  return rows
    .filter(({ known }) => !known)
    .flatMap(({ has_other, others_locked }) => [
      ...(has_other ? [{ factor: "newDevices", bad: 1 } as const] : []),
      ...(others_locked.length >= hubLimit ? [] : others_locked).map(
        (locked) =>
          ({ factor: "sharedDevices", bad: locked ? masses.sharedLockedAccount : masses.sharedAccount }) as const,
      ),
    ]);
}
