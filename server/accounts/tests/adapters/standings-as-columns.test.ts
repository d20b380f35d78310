import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  booleanArray,
  floatArray,
  intArray,
  uuidArray,
} from "@/server/accounts/adapters/outbound/persistence/binary-array";
import { createPolicyPopulation } from "@/server/accounts/adapters/outbound/persistence/policy-population";
import { massColumns, packEvidence } from "@/server/accounts/domain/domain-services/evidence-columns";
import {
  HAS_CASE,
  HAS_OPEN_CASE,
  IS_HELD,
  idAt,
  type StaleProfiles,
} from "@/server/accounts/domain/domain-services/stale-profiles";
import { type Evidence, foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { openPool } from "@/server/platform/database";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { anyFacts, NOW } from "../support/trust-facts";

let database: TestDatabase;
let pool: ReturnType<typeof openPool>;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool({ appUrl: database.appUrl, poolSize: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const other = { ...trustPolicyV1, factors: { ...trustPolicyV1.factors } };
other.factors.failures = { ...other.factors.failures, halfLifeDays: 33.3 };

const standing = fc.record({
  id: fc.uuid({ version: 7 }),
  version: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  policyVersion: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  risk: fc.constantFrom(...RISK_LEVELS),
  at: fc.date({ min: new Date("1980-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
  isHeld: fc.boolean(),
  hasCase: fc.constantFrom("OPEN", "DECIDED", null),
  evidence: fc
    .record({ facts: anyFacts, policy: fc.constantFrom(trustPolicyV1, other) })
    .map(({ facts, policy }) => foldEvidence(facts, policy)),
});
type Standing = typeof standing extends fc.Arbitrary<infer One> ? One : never;

async function store(all: readonly Standing[]): Promise<void> {
  await pool.query(
    `WITH s AS (SELECT * FROM jsonb_to_recordset($1) AS s (id uuid, version int, "policyVersion" int, risk text, at timestamptz,
                       "isHeld" boolean, "hasCase" text, evidence jsonb)),
          a AS (INSERT INTO account (id, name, status, created_at, updated_at, version)
                SELECT id, 'Asha', 'ACTIVE', now(), now(), 1 FROM s),
          e AS (INSERT INTO trust_evidence (account_id, buckets) SELECT id, evidence FROM s),
          c AS (INSERT INTO review_case (id, account_id, state, reasons, risk_level, risk_rank, score_milli, exposure_minor,
                       opened_at, due_at, version, decision, reason_code, decided_at)
                SELECT gen_random_uuid(), id, "hasCase", '[]', 'LOW', 3, 1, 0, now(), now(), 1,
                       CASE "hasCase" WHEN 'DECIDED' THEN 'CLEAR' END, CASE "hasCase" WHEN 'DECIDED' THEN 'CLEARED_BY_TIME' END,
                       CASE "hasCase" WHEN 'DECIDED' THEN now() END
                  FROM s WHERE "hasCase" IS NOT NULL)
     INSERT INTO trust_profile (account_id, score_milli, risk_level, kyc_level, policy_version, evaluated_at, cool_down, version)
     SELECT id, 1, risk, 'NONE', "policyVersion", at, CASE WHEN "isHeld" THEN '{"LOW": 1}' ELSE '{}' END::jsonb, version FROM s`,
    [JSON.stringify(all)],
  );
}

const isFlagged = (risk: string) => risk === "HIGH" || risk === "CRITICAL";
const rowsOf = (read: StaleProfiles) =>
  Array.from({ length: read.count }, (_, row) => ({
    id: String(idAt(read, row)),
    version: read.versions[row],
    policyVersion: read.policyVersions[row],
    risk: RISK_LEVELS[read.riskPlaces[row] ?? -1],
    at: new Date(read.evaluatedAt[row] ?? Number.NaN),
    flags: read.flags[row],
  }));

const wantedOf = ({ id, version, policyVersion, risk, at, isHeld, hasCase }: Standing) => ({
  id,
  version,
  policyVersion,
  risk,
  at,
  flags:
    (isHeld ? IS_HELD : 0) +
    (hasCase === "OPEN" || (hasCase === "DECIDED" && isFlagged(risk)) ? HAS_CASE : 0) +
    (hasCase === "OPEN" ? HAS_OPEN_CASE : 0),
});

test("standings read as columns are those stored, in the order of the ids, range by range", async () => {
  const drawn = fc.sample(standing, { numRuns: 60, seed: 11 });
  const all = drawn.sort((one, two) => (one.id < two.id ? -1 : 1));
  await store(all);
  const population = createPolicyPopulation(pool);
  const first = await population.stale(null, 25, null);
  const rest = await population.stale(idAt(first, 24), 100, null);
  expect([...rowsOf(first), ...rowsOf(rest)]).toEqual(all.map(wantedOf));
  const masses = [first, rest].flatMap(({ evidence }) => [...massColumns(evidence, NOW.getTime())]);
  const evidence: readonly Evidence[] = all.map((one) => one.evidence);
  expect(masses).toEqual([...massColumns(packEvidence(evidence), NOW.getTime())]);
});

test("lists in binary form are read by the database as they were", async () => {
  const ids = Array.from({ length: 3 }, (_, row) => `0190a5e4-77aa-7000-8000-0000000000f${row}`);
  const bytes = new Uint8Array(Buffer.from(ids.join("").replaceAll("-", ""), "hex"));
  const scores = new Int32Array([0, -5, 2 ** 31 - 1]);
  const looks = new Float64Array([1.5, Number.NaN, 1_800_000_000_123]);
  const { rows } = await pool.query<{ ids: string[]; scores: number[]; looks: number[]; open: boolean[] }>(
    "SELECT $1::uuid[] AS ids, $2::int[] AS scores, $3::float8[] AS looks, $4::boolean[] AS open",
    [uuidArray(bytes, 3), intArray(scores, 3), floatArray(looks, 3), booleanArray(new Uint8Array([1, 0, 1]), 3)],
  );
  expect(rows).toEqual([{ ids, scores: [...scores], looks: [...looks], open: [true, false, true] }]);
  const { rows: some } = await pool.query("SELECT $1::int[] AS scores", [intArray(scores, 2)]);
  expect(some).toEqual([{ scores: [0, -5] }]);
});
