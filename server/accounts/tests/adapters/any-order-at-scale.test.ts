import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "@/server/accounts/adapters/inbound/demo/seeded-random";
import { createShopDirectory } from "@/server/accounts/adapters/outbound/persistence/shop-directory";
import { receiveEvents } from "@/server/accounts/application/use-cases/receive-events/receive-events";
import type { ReceivedEvent } from "@/server/accounts/application/use-cases/receive-events/received-event";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { type Evidence, foldEvidence } from "@/server/accounts/domain/entities/evidence";
import { FACTORS, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { temporaryFolder } from "../support/folder";
import { must } from "../support/must";
import { inWorld, olistShopEvents } from "../support/olist-world";
import { olistFolder } from "../support/shared-data";
import { feed, workerOrigin } from "../support/signal-facts";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

const folder = olistFolder();
/** One order of so many; `OLIST_EVERY=1` replays the whole set and says how far it is (docs/read-models.md). */
const asked = process.env["OLIST_EVERY"];
const EVERY = Number(asked ?? 120);

describe.skipIf(folder === null)("Olist's set in any order (skipped where ../shared/data is absent)", () => {
  let scene: WorkerScene;
  let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
  let count = 0;
  beforeAll(async () => {
    scene = await openWorkerScene();
    scratch = await temporaryFolder();
    const events = await olistShopEvents(folder ?? "", scratch.path, EVERY);
    count = events.length;
    tell(`${count} events of one order in ${EVERY}`);
    const random = seededRandom(7);
    const mixed = events
      .flatMap((event, index) => (index % 4 === 0 ? [event, event] : [event]))
      .map((event, index) => ({ event: inWorld("mixed", event, index), place: random.next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ event }) => event);
    // Side by side: they share no account, and the database works on one while the other is scored.
    await Promise.all([
      receiveAll(
        events.map((event, index) => inWorld("straight", event, index)),
        () => 100,
      ),
      receiveAll(mixed, () => random.between(1, 150)),
    ]);
    tell(`both worlds have them, ${mixed.length} deliveries in the mixed one`);
    await scene.relay();
    tell("the read models have counted them");
  }, 3_600_000);
  afterAll(async () => {
    await scene.close();
    scratch.remove();
  });

  const began = performance.now();
  /** Only to whoever asked for more than the usual run. */
  const tell = (what: string) => {
    if (asked !== undefined) process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${what}\n`);
  };

  async function receiveAll(events: readonly ReceivedEvent[], portion: () => number) {
    const { pool } = scene.database;
    const receive = receiveEvents({ ...scene, shop: createShopDirectory(pool) });
    for (let start = 0; start < events.length; ) {
      const size = portion();
      const part = events.slice(start, start + size).map((event, index) => ({ ...event, index }));
      const received = must(await receive({ events: part, unreadable: [], createAccounts: true }, feed, workerOrigin));
      expect(received.rejected).toEqual([]);
      start += size;
    }
  }

  /** Of one world, by the name an account has in both. */
  const inBoth = async <Row extends object>(columns: string, from: string): Promise<readonly (readonly Row[])[]> =>
    Promise.all(
      ["straight", "mixed"].map((world) =>
        scene.rows<Row>(
          `SELECT replace(a.external_id, $1 || '-', '') AS name, ${columns}
             FROM account a JOIN ${from} x ON x.account_id = a.id WHERE a.external_id LIKE $1 || '-%' ORDER BY 1`,
          [world],
        ),
      ),
    );

  test("evidence is the same to the bit, and so is every score", async () => {
    const [straight = [], mixed = []] = await inBoth<{ name: string; buckets: Evidence }>(
      "x.buckets",
      "trust_evidence",
    );
    expect(straight.length).toBeGreaterThan(count / 20);
    expect(JSON.stringify(mixed)).toBe(JSON.stringify(straight));
    const at = new Date(Date.now() + 40 * 86_400_000);
    const scores = (rows: typeof straight) =>
      rows.map(({ buckets }) => evaluateTrust(buckets, trustPolicyV1, at).scoreMilli);
    expect(scores(mixed)).toEqual(scores(straight));
  });

  test("what buyers do and how sellers deal is counted the same, event by event", async () => {
    for (const table of ["buyer_activity", "seller_reputation"]) {
      const [straight = [], mixed = []] = await inBoth<{ row: object }>(
        "to_jsonb(x) - 'account_id' - 'seq' AS row",
        table,
      );
      expect(straight).not.toEqual([]);
      expect(mixed).toEqual(straight);
    }
  });

  test("folded again from the stored facts, every profile is the stored one to the byte", async () => {
    const rows = await scene.rows<{ account_id: string; buckets: Evidence }>("SELECT * FROM trust_evidence");
    const facts = await scene.rows<Omit<TrustSignal, "id"> & { account_id: string; occurred_at: Date }>(
      "SELECT account_id, factor, good, bad, occurred_at FROM trust_signal ORDER BY md5(id::text)",
    );
    const byAccount = new Map<string, (typeof facts)[number][]>();
    for (const fact of facts) {
      const own = byAccount.get(fact.account_id);
      if (own) own.push(fact);
      else byAccount.set(fact.account_id, [fact]);
    }
    // The database keeps names in an order of its own.
    const sorted = (evidence: Evidence) =>
      FACTORS.map((factor) => Object.entries(evidence[factor] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
    for (const { account_id, buckets } of rows) {
      const own = (byAccount.get(account_id) ?? []).map((fact) => ({ ...fact, occurredAt: fact.occurred_at }));
      expect(JSON.stringify(sorted(foldEvidence(own, trustPolicyV1)))).toBe(JSON.stringify(sorted(buckets)));
    }
  });
});
