import { afterAll, beforeAll, expect, it } from "vitest";
import {
  groupSignalsSchema,
  listSignalsSchema,
  signalHistogramSchema,
} from "@/server/accounts/application/ports/inbound/signal-query.schema";
import { getSignal } from "@/server/accounts/read-model/queries/get-signal";
import { groupSignals } from "@/server/accounts/read-model/queries/group-signals";
import { listSignals, SCANNED_AT_MOST, signalPage } from "@/server/accounts/read-model/queries/list-signals";
import { getSignalHistogram } from "@/server/accounts/read-model/queries/signal-histogram";
import { signalFilter } from "@/server/accounts/read-model/queries/signal-scan";
import { must } from "../support/must";
import { actorOf, openReadScene, putAccount, putSignals, type ReadScene, type SignalSeed } from "../support/read-scene";

let scene: ReadScene;
const analyst = actorOf("ANALYST");
const phone = "ab".repeat(32);
const cafe = "cd".repeat(32);

const minutesAgo = (minutes: number): Date => new Date(scene.deps.now().getTime() - minutes * 60_000);
const order = (minutes: number, detail = {}): SignalSeed => ({
  factor: "completion",
  good: 1,
  occurredAt: minutesAgo(minutes),
  detail,
});
const sighting = (minutes: number, bad: number, detail = {}): SignalSeed => ({
  factor: "ipReputation",
  good: 1 - bad,
  bad,
  occurredAt: minutesAgo(minutes),
  detail,
});

const names = async (input: object) => {
  const page = must(await listSignals(scene.deps)(listSignalsSchema.parse(input), analyst));
  return page.rows.map(({ account }) => account.name.text);
};
const counted = async (input: object) => {
  const { totals } = must(await getSignalHistogram(scene.deps)(signalHistogramSchema.parse(input), analyst));
  return Object.values(totals).reduce((sum, count) => sum + count, 0);
};

beforeAll(async () => {
  scene = await openReadScene();
  const [asha, bina, chand, dev] = [
    await putAccount(scene, { name: "Asha" }),
    await putAccount(scene, { name: "Bina" }),
    await putAccount(scene, { name: "Chand" }),
    await putAccount(scene, { name: "Dev" }),
  ];
  await scene.owner.query("INSERT INTO shop_thing VALUES ($1, 'DEVICE')", [Buffer.from(phone, "hex")]);
  await scene.owner.query("INSERT INTO shop_thing_account SELECT id, $2, 'DEVICE', $3 FROM unnest($1::uuid[]) AS id", [
    [asha, bina, chand],
    Buffer.from(phone, "hex"),
    scene.deps.now(),
  ]);
  await scene.owner.query("INSERT INTO shop_address_account VALUES ($1, $2, $3)", [
    Buffer.from(cafe, "hex"),
    dev,
    scene.deps.now(),
  ]);
  await putSignals(scene, asha, [order(9, { orderId: "o-1" }), sighting(8, 0.02), sighting(7, 0.2)]);
  await putSignals(scene, bina, [order(6, { orderId: "o-2" }), sighting(5, 0.5)]);
  await putSignals(scene, chand, [{ factor: "failures", bad: 5, occurredAt: minutesAgo(4) }]);
  await putSignals(scene, dev, [
    sighting(3, 1),
    { factor: "ipReputation", bad: 0.2, occurredAt: minutesAgo(2), detail: { kind: "FAILED_SIGN_INS" } },
    { factor: "couponAbuse", bad: 1, occurredAt: minutesAgo(1), detail: { couponCode: "DIWALI20" } },
  ]);
});
afterAll(() => scene.close());

it("keeps accounts that were seen on a device of so many accounts, and nobody else's", async () => {
  expect(new Set(await names({ deviceReuse: 3 }))).toEqual(new Set(["Asha", "Bina", "Chand"]));
  expect(await names({ deviceReuse: 4 })).toEqual([]);
  expect(await counted({ deviceReuse: 3 })).toBe(6);
});

it("tells addresses by what was known of them; failed sign-ins name none", async () => {
  expect(await names({ ipClass: "ORDINARY" })).toEqual(["Asha"]);
  expect(await names({ ipClass: "SHARED" })).toEqual(["Asha"]);
  expect(await names({ ipClass: "ANONYMISER" })).toEqual(["Bina"]);
  expect(await names({ ipClass: "LISTED" })).toEqual(["Dev"]);
  expect(await counted({ ipClass: "LISTED" })).toBe(1);
  expect(await names({ ipClass: "LISTED", inputs: ["REFUNDS"] })).toEqual([]);
});

it("tells a chargeback from a fact and a fact from a hint", async () => {
  expect(await names({ severity: "SEVERE" })).toEqual(["Chand"]);
  expect(await names({ severity: "SERIOUS" })).toEqual(["Dev", "Dev"]);
  expect(await names({ severity: "SLIGHT" })).toEqual(["Dev", "Bina", "Asha", "Asha"]);
});

it("finds one event by the id that its system gave it", async () => {
  const [row] = must(await listSignals(scene.deps)(listSignalsSchema.parse({ severity: "SEVERE" }), analyst)).rows;
  expect(await names({ source: row?.sourceEventId })).toEqual(["Chand"]);
});

it("opens each group to its own signals", async () => {
  const groupOf = async (group: string) =>
    must(await groupSignals(scene.deps)(groupSignalsSchema.parse({ group }), analyst)).rows[0];
  const device = await groupOf("device");
  expect(device).toMatchObject({ key: phone, signals: 6, accounts: 3 });
  expect(await names({ of: { thing: "device", key: phone } })).toHaveLength(6);
  expect(await counted({ of: { thing: "device", key: phone } })).toBe(6);
  const address = await groupOf("ip");
  expect(await names({ of: { thing: "ip", key: address?.key } })).toEqual(["Dev", "Dev", "Dev"]);
  expect(await names({ of: { thing: "coupon", key: "DIWALI20" } })).toEqual(["Dev"]);
  expect(await names({ of: { thing: "order", key: "o-2" } })).toEqual(["Bina"]);
  expect(await names({ of: { thing: "device", key: "no such thing" } })).toEqual([]);
});

it("names the shop's network address as the groups do, and never an address itself", async () => {
  const [row] = must(await listSignals(scene.deps)(listSignalsSchema.parse({ ipClass: "LISTED" }), analyst)).rows;
  if (!row) throw new Error("The sighting is gone.");
  await scene.owner.query("UPDATE trust_signal SET sealed_detail = '\\x01' WHERE id = $1", [row.id]);
  const keyOf = async (ip: string) => {
    const deps = { ...scene.deps, openPrivate: () => Promise.resolve({ ip }) };
    return must(await getSignal(deps)({ id: row.id, recordedAt: row.recordedAt }, analyst)).addressKey;
  };
  expect(await keyOf(Buffer.from(cafe, "hex").toString("base64url"))).toBe(cafe);
  expect(await keyOf("103.88.12.7")).toBeNull();
});

it("reads a bounded number of signals for a rare condition, and asks each account once", async () => {
  const busy = await putAccount(scene, { name: "Busy" });
  await scene.owner.query(
    `INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail)
     SELECT gen_random_uuid(), $1, (ARRAY['completion','ipReputation'])[1 + n % 2], 1, 0,
            $2::timestamptz - n * interval '1 second', $2::timestamptz - n * interval '1 second', 'bulk', n::text, '{}'
       FROM generate_series(1, 40000) n`,
    [busy, scene.deps.now()],
  );
  await scene.owner.query("VACUUM (ANALYZE) trust_signal");
  for (const input of [{ deviceReuse: 5 }, { ipClass: "LISTED" }, { severity: "SEVERE" }]) {
    const nodes = await planned(input);
    const scans = nodes.filter(({ "Relation Name": table = "" }) => table.startsWith("trust_signal"));
    expect(Math.max(...scans.map((node) => node["Actual Rows"] ?? 0))).toBeLessThanOrEqual(SCANNED_AT_MOST);
    const devices = nodes.filter(({ "Relation Name": table }) => table === "shop_thing_account");
    expect(Math.max(0, ...devices.map((node) => node["Actual Loops"] ?? 0))).toBeLessThanOrEqual(10);
  }
});

type Plan = {
  readonly "Relation Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Actual Loops"?: number;
  readonly Plans?: readonly Plan[];
};

async function planned(input: object): Promise<readonly Plan[]> {
  const filter = signalFilter(signalHistogramSchema.parse(input), scene.deps.now());
  if (!filter) throw new Error("The span runs backwards.");
  const { text, values } = signalPage(filter, null, 50);
  const { rows } = await scene.owner.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values);
  const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
  return nodesOf(rows[0]["QUERY PLAN"][0].Plan);
}
