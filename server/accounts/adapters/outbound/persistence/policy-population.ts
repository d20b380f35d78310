import pg, { type Pool } from "pg";
import type { PolicyPopulation } from "@/server/accounts/application/ports/outbound/policy-run-store";
import type { DatedFact } from "@/server/accounts/domain/domain-services/backtest-service";
import { isFlagged } from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";
import { isFactor } from "@/server/accounts/domain/entities/trust-signal";
import { type PoliciesInForce, placesOf } from "@/server/accounts/domain/policies/policy-ramp";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isRiskLevel, RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { plain } from "./array-text";
import { scanStaleProfiles } from "./stale-profile-scan";
import { stored } from "./stored-value";
import { poolQuery } from "./transaction";
import { listFacts } from "./trust-facts";

type RangeRow = { readonly account_id: string; readonly risk_level: string; readonly buckets: Evidence };
type FactRow = {
  readonly account_id: string;
  readonly factor: string;
  readonly good: number;
  readonly bad: number;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
};
type LabelRow = { readonly account_id: string; readonly decision: string; readonly decided_at: Date };

/** The whole population in ranges of ids, each with one statement by the primary key. */
export function createPolicyPopulation(pool: Pick<Pool, "query" | "connect">): PolicyPopulation {
  const query = poolQuery(pool);
  return {
    count: async () => {
      const [row] = await query<{ count: number }>("SELECT count(*)::int AS count FROM trust_profile", []);
      return row?.count ?? 0;
    },
    range: async (afterId, limit) =>
      (await query<RangeRow>(RANGE, [afterId ?? FIRST_ID, limit])).map((row) => ({
        accountId: accountIdFrom(row.account_id),
        riskLevel: stored(row.risk_level, isRiskLevel, "trust_profile.risk_level"),
        evidence: row.buckets,
      })),
    stale: (afterId, limit, policies) => {
      const { version, ramp, condition } = wantedOf(policies);
      const [other = NO_VERSION, places = 0, words = []] = ramp;
      const stale = condition(String(version), String(other), String(places), `'${plain(words)}'`);
      return scanStaleProfiles(pool, staleText(pg.escapeLiteral(afterId ?? FIRST_ID), limit, stale), limit);
    },
    countStale: async (policies) => {
      const wanted = wantedOf(policies);
      const condition = wanted.condition("$1", "$2", "$3", "$4");
      const text = `SELECT count(*)::int AS count FROM trust_profile p WHERE ${condition}`;
      const [row] = await query<{ count: number }>(text, [wanted.version, ...wanted.ramp]);
      return row?.count ?? 0;
    },
    facts: (accountIds, factors) => listFacts(query, accountIds, factors),
    recordedSince: async (accountIds, since) => {
      const rows = await query<FactRow>(RECORDED_SINCE, [[...accountIds], since]);
      const byAccount = new Map<AccountId, DatedFact[]>();
      for (const row of rows) {
        const fact = {
          factor: stored(row.factor, isFactor, "trust_signal.factor"),
          good: row.good,
          bad: row.bad,
          occurredAt: row.occurred_at,
          recordedAt: row.recorded_at,
        };
        const id = accountIdFrom(row.account_id);
        const group = byAccount.get(id);
        if (group) group.push(fact);
        else byAccount.set(id, [fact]);
      }
      return byAccount;
    },
    labels: async (accountIds) =>
      new Map(
        (await query<LabelRow>(LABELS, [[...accountIds]])).map((row) => [
          accountIdFrom(row.account_id),
          { isBad: row.decision !== "CLEAR", decidedAt: row.decided_at },
        ]),
      ),
  };
}

/** No version has this number, so nobody's score names it. */
const NO_VERSION = 0;

const NO_RAMP: readonly [] = [];

/** Whose score names another version than the one that scores them; without a ramp that is one number. */
function wantedOf(policies: PoliciesInForce | null) {
  const version = policies?.live.version ?? NO_VERSION;
  const ramp = policies?.ramp ?? null;
  return {
    version,
    ramp: ramp === null ? NO_RAMP : ([ramp.policy.version, placesOf(ramp), ramp.words] as const),
    condition: (live: string, other: string, places: string, words: string): string =>
      ramp === null
        ? `p.policy_version <> ${live}::int`
        : `p.policy_version <> CASE WHEN ramp_place(${words}::bigint[], p.account_id) < ${places}::int
                                    THEN ${other}::int ELSE ${live}::int END`,
  };
}

/** Before all others. */
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

// Each table's own bound is said: a join in the order of the ids begins at the first row otherwise, for every range.
const RANGE = `
  SELECT p.account_id, p.risk_level, e.buckets
    FROM trust_profile p JOIN trust_evidence e ON e.account_id = p.account_id
   WHERE p.account_id > $1::uuid AND e.account_id > $1::uuid ORDER BY p.account_id LIMIT $2`;

/** Whether anybody was asked matters of those alone who are flagged. */
const FLAGGED = RISK_LEVELS.filter(isFlagged);

/** In the order in which `scanStaleProfiles` takes the columns. A COPY has no parameters: ids and numbers stand in the text. */
const staleText = (afterId: string, limit: number, condition: string): string => `
  SELECT p.account_id, p.version, p.policy_version, p.risk_level, p.evaluated_at,
         p.cool_down <> '{}' OR o.id IS NOT NULL OR p.computed_risk_level IS NOT NULL,
         c.id IS NOT NULL OR (p.risk_level = ANY('${plain(FLAGGED)}'::text[])
           AND EXISTS (SELECT FROM review_case d WHERE d.account_id = p.account_id)),
         c.id IS NOT NULL, e.buckets
    FROM trust_profile p JOIN trust_evidence e ON e.account_id = p.account_id
    LEFT JOIN trust_override o ON o.account_id = p.account_id AND o.ended_at IS NULL AND o.account_id > ${afterId}::uuid
    LEFT JOIN review_case c ON c.account_id = p.account_id AND c.state = 'OPEN' AND c.account_id > ${afterId}::uuid
   WHERE p.account_id > ${afterId}::uuid AND e.account_id > ${afterId}::uuid AND ${condition}
   ORDER BY p.account_id LIMIT ${limit}`;

const RECORDED_SINCE = `
  SELECT account_id, factor, good, bad, occurred_at, recorded_at
    FROM trust_signal WHERE account_id = ANY($1::uuid[]) AND recorded_at > $2`;

/** Asking the holder and handing over say nothing about whether somebody is good or bad. */
const LABELS = `
  SELECT DISTINCT ON (account_id) account_id, decision, decided_at
    FROM review_case
   WHERE account_id = ANY($1::uuid[]) AND state = 'DECIDED' AND decision NOT IN ('VERIFY', 'ESCALATE')
   ORDER BY account_id, decided_at DESC`;
