import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  getSignalSchema,
  groupSignalsSchema,
  listSignalsSchema,
  signalHistogramSchema,
} from "@/server/accounts/application/ports/inbound/signal-query.schema";
import { getSignal } from "@/server/accounts/read-model/queries/get-signal";
import { GROUPED_AT_MOST, groupSignals, signalGroups } from "@/server/accounts/read-model/queries/group-signals";
import { listSignals, SCANNED_AT_MOST, signalPage } from "@/server/accounts/read-model/queries/list-signals";
import { getSignalHistogram, histogram } from "@/server/accounts/read-model/queries/signal-histogram";
import { signalFilter } from "@/server/accounts/read-model/queries/signal-scan";
import { must, refusalCode } from "../support/must";
import { actorOf, openReadScene, putAccount, putSignals, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
const analyst = actorOf("ANALYST");
const auditor = actorOf("AUDITOR", analyst.accountId);

beforeAll(async () => {
  scene = await openReadScene();
});
afterAll(() => scene.close());

const minutesAgo = (minutes: number): Date => new Date(scene.deps.now().getTime() - minutes * 60_000);
const list = async (input: object = {}, by = analyst) =>
  must(await listSignals(scene.deps)(listSignalsSchema.parse(input), by));

const fact = (factor: "completion" | "couponAbuse" | "disputes", minutes: number, detail = {}) => ({
  factor,
  good: factor === "completion" ? 1 : 0,
  bad: factor === "completion" ? 0 : 1,
  occurredAt: minutesAgo(minutes + 5),
  recordedAt: minutesAgo(minutes),
  detail,
});

describe("the signals explorer", () => {
  let asha: string;
  let store: string;
  beforeAll(async () => {
    asha = await putAccount(scene, { name: "Asha Verma" });
    store = await putAccount(scene, { name: "Verma Crafts", storeName: "Verma Crafts" });
    await putSignals(scene, asha, [
      ...Array.from({ length: 30 }, (_, n) => fact("completion", 10 + n * 30, { orderId: `o-${n}` })),
      fact("couponAbuse", 3, { couponCode: "DIWALI20", orderId: "o-1" }),
      fact("couponAbuse", 700, { couponCode: "DIWALI20" }),
    ]);
    await putSignals(scene, store, [fact("disputes", 25, { orderId: "o-2" })]);
  });

  it("pages through everything once, newest recording first, whatever page size", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 7, cursor });
      seen.push(...page.rows.map(({ id, recordedAt }) => `${recordedAt.toISOString()} ${id}`));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(33);
    expect(new Set(seen).size).toBe(33);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  it("narrows by input, account, effect, role, source and span, and lets nobody else use a cursor", async () => {
    expect((await list({ inputs: ["COUPON_ABUSE"] })).rows).toHaveLength(2);
    expect((await list({ accountId: store })).rows.map(({ account }) => account.name.text)).toEqual(["Verma Crafts"]);
    expect((await list({ leaning: "LOWERS" })).rows).toHaveLength(3);
    expect((await list({ side: "SELLER" })).rows).toHaveLength(1);
    expect((await list({ side: "BUYER", inputs: ["SELLER_DISPUTES"] })).rows).toHaveLength(0);
    expect((await list({ source: "nowhere" })).rows).toHaveLength(0);
    expect((await list({ from: minutesAgo(20), to: minutesAgo(5) })).rows).toHaveLength(1);
    const { nextCursor } = await list({ limit: 5 });
    const other = await listSignals(scene.deps)(
      listSignalsSchema.parse({ limit: 5, cursor: nextCursor }),
      actorOf("LEAD"),
    );
    expect(refusalCode(other)).toBe("VALIDATION");
    const reversed = await listSignals(scene.deps)(
      listSignalsSchema.parse({ from: minutesAgo(1), to: minutesAgo(2) }),
      analyst,
    );
    expect(refusalCode(reversed)).toBe("VALIDATION");
  });

  it("says what each signal moves now: without it the score would stand so much elsewhere", async () => {
    const [coupon] = (await list({ inputs: ["COUPON_ABUSE"] })).rows;
    expect(coupon?.pointsMilli).toBeLessThan(-5_000);
    expect(coupon).toMatchObject({ inputLabel: "Coupon abuse", direction: "LOWERS", caseId: null });
  });

  it("counts the span by input, the bars adding up to the totals", async () => {
    const found = must(await getSignalHistogram(scene.deps)(signalHistogramSchema.parse({}), analyst));
    expect(found.totals).toMatchObject({ ORDER_SUCCESS: 30, COUPON_ABUSE: 2, SELLER_DISPUTES: 1, REFUNDS: 0 });
    const sum = found.bars.reduce((all, { counts }) => all + (counts.ORDER_SUCCESS ?? 0), 0);
    expect(sum).toBe(30);
    expect(found.bars.length).toBeLessThanOrEqual(61);
    const lowering = must(
      await getSignalHistogram(scene.deps)(signalHistogramSchema.parse({ leaning: "LOWERS" }), analyst),
    );
    expect(lowering.totals).toMatchObject({ ORDER_SUCCESS: 0, COUPON_ABUSE: 2 });
  });

  it("groups by what signals have in common", async () => {
    const by = async (group: string) =>
      must(await groupSignals(scene.deps)(groupSignalsSchema.parse({ group }), analyst)).rows;
    expect(await by("account")).toMatchObject([
      { label: "Asha Verma", signals: 32, accounts: 1 },
      { label: "Verma Crafts", signals: 1 },
    ]);
    expect(await by("coupon")).toMatchObject([{ key: "DIWALI20", signals: 2, accounts: 1 }]);
    expect((await by("store")).map(({ label }) => label)).toEqual(["Verma Crafts"]);
    expect((await by("order")).find(({ key }) => key === "o-2")).toMatchObject({ signals: 2, accounts: 2 });
    expect(await by("device")).toEqual([]);
  });

  it("shows the event behind one, private parts masked for who may reveal and left out for others", async () => {
    const sealed = new Uint8Array([1, 2, 3]);
    const bina = await putAccount(scene, { name: "Bina Rao" });
    await putSignals(scene, bina, [fact("couponAbuse", 1, { couponCode: "DIWALI20" })]);
    await scene.owner.query("UPDATE trust_signal SET sealed_detail = $1 WHERE account_id = $2", [sealed, bina]);
    const [row] = (await list({ accountId: bina })).rows;
    if (!row) throw new Error("The signal is gone.");
    const deps = {
      ...scene.deps,
      openPrivate: () => Promise.resolve({ ip: "103.88.12.7", email: "bina@mail.in", device: "canary-device" }),
    };
    const asked = getSignalSchema.parse({ id: row.id, recordedAt: row.recordedAt });
    const shown = must(await getSignal(deps)(asked, analyst)).raw;
    expect(shown).toContain("DIWALI20");
    expect(shown).toContain("103.88.•.•");
    expect(shown).not.toMatch(/103\.88\.12|bina@|canary/);
    const left = must(await getSignal(deps)(asked, auditor)).raw;
    expect(left).not.toMatch(/103\.88|bina|canary/);
    expect(refusalCode(await getSignal(deps)(asked, actorOf("SUPPORT")))).toBe("FORBIDDEN");
    expect(refusalCode(await listSignals(scene.deps)(listSignalsSchema.parse({}), actorOf("SUPPORT")))).toBe(
      "FORBIDDEN",
    );
  });
});

describe("with hundreds of thousands of signals", () => {
  beforeAll(async () => {
    const account = await putAccount(scene, { name: "Busy Buyer" });
    await scene.owner.query(
      `INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail)
       SELECT gen_random_uuid(), $1, (ARRAY['completion','refunds','failures','burst','ipReputation'])[1 + n % 5], 1, 0,
              $2::timestamptz - n * interval '2 seconds', $2::timestamptz - n * interval '2 seconds', 'bulk', n::text, '{}'
         FROM generate_series(1, 300000) n`,
      [account, scene.deps.now()],
    );
    await scene.owner.query("VACUUM (ANALYZE) trust_signal");
  });

  type Plan = { readonly "Node Type": string; readonly "Actual Rows"?: number; readonly Plans?: readonly Plan[] };
  const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
  const planned = async (text: string, values: readonly unknown[]): Promise<Plan[]> => {
    const { rows } = await scene.owner.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, [...values]);
    return nodesOf(rows[0]["QUERY PLAN"][0].Plan);
  };
  const filterOf = (input: object) => {
    const filter = signalFilter(signalHistogramSchema.parse(input), scene.deps.now());
    if (!filter) throw new Error("The span runs backwards.");
    return filter;
  };
  const readsOf = (nodes: readonly Plan[]) => nodes.filter(({ "Node Type": type }) => type.includes("Scan"));
  const tableScans = (nodes: readonly Plan[]) =>
    nodes.filter((node) => node["Node Type"] === "Seq Scan" && (node["Actual Rows"] ?? 0) > 1_000);

  it.each([
    ["everything", {}],
    ["some inputs", { inputs: ["ORDER_SUCCESS", "PAYMENT_FAILURES"] }],
    ["what lowers", { leaning: "LOWERS" }],
    ["sellers alone", { side: "SELLER", inputs: ["REFUNDS"] }],
  ])("a page of %s reads a bounded number of rows by an index", async (_, input) => {
    const { text, values } = signalPage(filterOf(input), null, 50);
    const nodes = await planned(text, values);
    expect(tableScans(nodes)).toEqual([]);
    const most = Math.max(...readsOf(nodes).map((node) => node["Actual Rows"] ?? 0));
    expect(most).toBeLessThanOrEqual(SCANNED_AT_MOST);
  });

  it("the histogram reads the index of factors alone", async () => {
    const { text, values } = histogram(filterOf({ from: minutesAgo(12_000) }), 360);
    const nodes = await planned(text, values);
    expect(tableScans(nodes)).toEqual([]);
    expect(nodes.some(({ "Node Type": type }) => type === "Index Only Scan")).toBe(true);
  });

  it("groups are made of the newest signals alone", async () => {
    const { text, values } = signalGroups(filterOf({}), "account");
    const nodes = await planned(text, values);
    const most = Math.max(...readsOf(nodes).map((node) => node["Actual Rows"] ?? 0));
    expect(most).toBeLessThanOrEqual(GROUPED_AT_MOST);
    expect(tableScans(nodes)).toEqual([]);
  });

  it("a search that finds nothing within its bound says how far it looked and goes on from there", async () => {
    const first = await list({ leaning: "WITHDRAWN", limit: 20 });
    expect(first.rows).toEqual([]);
    expect(first.searchedTo).not.toBeNull();
    expect(first.nextCursor).not.toBeNull();
    const second = await list({ leaning: "WITHDRAWN", limit: 20, cursor: first.nextCursor });
    expect(second.searchedTo?.getTime()).toBeLessThan(first.searchedTo?.getTime() ?? 0);
  });

  it("a histogram that counts only the newest says of which inputs", async () => {
    const found = must(
      await getSignalHistogram(scene.deps)(signalHistogramSchema.parse({ from: minutesAgo(12_000) }), analyst),
    );
    expect(found.truncated).toContain("ORDER_SUCCESS");
    expect(found.totals.ORDER_SUCCESS).toBeLessThanOrEqual(20_000);
  });
});
