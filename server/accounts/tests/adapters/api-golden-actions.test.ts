import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/server/platform/new-id";
import { type Ask, asking, newcomers, patient, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { json } from "../support/contract-scene";
import { type ModuleScene, moduleScene } from "../support/module-scene";

const DAY_MS = 86_400_000;
const clock = { now: new Date() };

let scene: ModuleScene;
let ask: Ask;
beforeAll(async () => {
  scene = await moduleScene({ now: () => clock.now });
  ask = asking(scene, (await putKey(scene)).key);
});
afterAll(() => scene.close());

type Told = readonly [type: string, times: number, daysAgo: number, data?: object];

/** What the shop told of one account, each fact so many times at the very moment so many days ago. */
async function history(accountId: string, ...told: readonly Told[]): Promise<void> {
  const events = told.flatMap(([type, times, daysAgo, data]) =>
    Array.from({ length: times }, (_, turn) => {
      const base = { accountId, orderId: `${type}-${turn}-${newId()}`, amountMinor: 100_000, currency: "INR" };
      return shopEvent(type, { ...base, ...data }, { time: new Date(clock.now.getTime() - daysAgo * DAY_MS) });
    }),
  );
  const { rejected } = await sendEvents(ask, events, newcomers);
  expect(rejected).toEqual([]);
  await knownAs("CONTACT");
}

/** The examples speak of people who proved a contact; further proof opens larger orders. */
const knownAs = (level: string) => scene.database.pool.query("UPDATE trust_profile SET kyc_level = $1", [level]);

/** Somebody who signed up so many seconds ago and did nothing since. */
async function newcomer(seconds: number): Promise<string> {
  const body = { email: `new-${newId()}@example.in`, role: "BUYER" };
  const { id } = await json(await ask("POST", "/accounts", { body }));
  clock.now = new Date(clock.now.getTime() + seconds * 1_000);
  await knownAs("CONTACT");
  return id;
}

const averageBuyer: readonly Told[] = [
  ["order.completed", 9, 45],
  ["payment.succeeded", 3, 20],
];

const authorize = async (id: string, rupees: number, more: object = {}) => {
  const body = { action: "PLACE_ORDER", amountMinor: rupees * 100, currency: "INR", paymentMethod: "CARD", ...more };
  return await json(await patient(ask)("POST", `/accounts/${id}/authorize`, { body }));
};
const lineOf = (answer: { lines: { name: string; points: number }[] }, name: string) =>
  answer.lines.find((line) => line.name === name)?.points;

const openCaseOf = async (id: string) =>
  (
    await scene.database.pool.query(
      `SELECT c.reasons, c.exposure_minor::int AS exposure FROM review_case c JOIN account a ON a.id = c.account_id
        WHERE a.external_id = $1 AND c.state = 'OPEN'`,
      [id.slice("ext:".length)],
    )
  ).rows;

describe("the examples of the trust policy, asked over the API", () => {
  test("a: a new account's first order an hour after sign-up is allowed", async () => {
    expect(await authorize(await newcomer(3_600), 1_000)).toMatchObject({
      score: 60,
      base: 60,
      decision: "ALLOW",
      allowed: true,
    });
  });

  test("b: the same for Rs 12,000 forty seconds after sign-up is denied", async () => {
    const answer = await authorize(await newcomer(40), 12_000);
    expect(answer).toMatchObject({ score: 29.245, decision: "DENY", allowed: false, refusals: [] });
    expect([lineOf(answer, "AMOUNT"), lineOf(answer, "FRESH_ACCOUNT")]).toEqual([-10.755, -20]);
  });

  test("c: after twenty good orders Rs 25,000 is allowed", async () => {
    const ip = { ip: "203.0.113.7" };
    await history("ext:c", ["order.completed", 20, 30, ip], ["payment.succeeded", 20, 30]);
    await knownAs("IDENTITY");
    const answer = await authorize("ext:c", 25_000);
    expect(answer).toMatchObject({ score: 59.842, decision: "ALLOW" });
    expect(lineOf(answer, "AMOUNT")).toBe(-13.932);
  });

  test("d: a bad seller costs the buyer's order fifteen points and no more, and it is allowed", async () => {
    await history("ext:d", ...averageBuyer);
    const sale = { sellerAccountId: "ext:seller-10" };
    const lost = ["lost-1", "lost-2", "lost-3"].flatMap((orderId): Told[] => [
      ["dispute.opened", 1, 20, { ...sale, orderId }],
      ["dispute.lost", 1, 5, { ...sale, orderId }],
    ]);
    await history("ext:buyers-of-10", ["order.completed", 27, 30, sale], ...lost);
    const answer = await authorize("ext:d", 400, sale);
    expect(answer).toMatchObject({ score: 53.948, decision: "ALLOW" });
    expect([lineOf(answer, "AMOUNT"), lineOf(answer, "SELLER")]).toEqual([3.966, -15]);
  });

  test("e: a second card within the hour after a decline goes to a person, and opens a case", async () => {
    await history("ext:e", ["payment.failed", 1, 0.01, { instrument: "card-1" }]);
    const answer = await authorize("ext:e", 6_000, { instrument: "card-2" });
    expect(answer).toMatchObject({ score: 37.985, decision: "REVIEW", allowed: false, refusals: [] });
    expect(lineOf(answer, "AMOUNT")).toBe(-7.755);
    expect(await openCaseOf("ext:e")).toEqual([{ reasons: ["ACTION_IN_REVIEW"], exposure: 700_000 }]);
  });

  test("f: after a chargeback Rs 50,000 is denied, naming the output that it is above", async () => {
    await history("ext:f", ...averageBuyer, ["payment.charged-back", 1, 1]);
    const answer = await authorize("ext:f", 50_000);
    expect(answer).toMatchObject({
      score: 21.826,
      decision: "DENY",
      refusals: [{ code: "INSUFFICIENT_TRUST", output: "maxOrderValue", limit: "INR 200000" }],
    });
    expect(lineOf(answer, "AMOUNT")).toBe(-16.932);
  });
});

describe("an action in REVIEW", () => {
  const order = { action: "PLACE_ORDER", amountMinor: 100_000, currency: "INR", paymentMethod: "CARD" };
  const entries = async (id: string) =>
    (
      await scene.database.pool.query(
        `SELECT e.outcome FROM audit_entry e JOIN account a ON a.id = e.account_id
          WHERE e.action = 'case.open' AND a.external_id = $1`,
        [id.slice("ext:".length)],
      )
    ).rows.length;

  test("joins the open case once, however often and by however many it is asked, with one entry", async () => {
    // HIGH by a chargeback: its own case is open already.
    await history("ext:joins", ...averageBuyer, ["payment.charged-back", 1, 1]);
    expect((await openCaseOf("ext:joins"))[0]?.reasons).not.toContain("ACTION_IN_REVIEW");
    const answers = await Promise.all(Array.from({ length: 8 }, () => authorize("ext:joins", 1_000)));
    expect(new Set(answers.map(({ decision }) => decision))).toEqual(new Set(["REVIEW"]));
    await authorize("ext:joins", 1_000);
    const cases = await openCaseOf("ext:joins");
    expect(cases).toHaveLength(1);
    expect(cases[0]?.reasons).toContain("ACTION_IN_REVIEW");
    expect(await entries("ext:joins")).toBe(1);
  });

  test("of somebody whom a person cleared comes back on new evidence alone", async () => {
    await history("ext:cleared", ["payment.failed", 1, 0.01, { instrument: "card-1" }]);
    const held = () =>
      ask("POST", "/accounts/ext:cleared/authorize", {
        body: { ...order, amountMinor: 600_000, instrument: "card-2" },
      });
    await held();
    clock.now = new Date(clock.now.getTime() + 1_000);
    await scene.database.pool.query(
      `UPDATE review_case SET state = 'DECIDED', decision = 'CLEAR', reason_code = 'NORMAL_BEHAVIOUR',
              decided_by = account_id, decided_at = $1, version = version + 1
        WHERE account_id = (SELECT id FROM account WHERE external_id = 'cleared')`,
      [clock.now],
    );
    expect(await json(await held())).toMatchObject({ decision: "REVIEW" });
    expect(await openCaseOf("ext:cleared")).toEqual([]);
    clock.now = new Date(clock.now.getTime() + 1_000);
    await history("ext:cleared", ["payment.failed", 1, 0, { instrument: "card-1" }]);
    expect(await authorize("ext:cleared", 1_000, { instrument: "card-2" })).toMatchObject({ decision: "REVIEW" });
    expect((await openCaseOf("ext:cleared"))[0]?.reasons).toContain("ACTION_IN_REVIEW");
  });

  test("of a past moment opens nothing", async () => {
    await history("ext:past", ["payment.failed", 1, 0.01, { instrument: "card-1" }]);
    const at = new Date(clock.now.getTime() - 60_000).toISOString();
    await authorize("ext:past", 6_000, { instrument: "card-2", at });
    expect(await openCaseOf("ext:past")).toEqual([]);
  });
});

describe("what may be done follows at once", () => {
  const entitlements = async (id: string) => await json(await ask("GET", `/accounts/${id}/entitlements`));
  const allowed = async (id: string) => (await authorize(id, 1_000)).decision;

  test("risk, lock and status take away, and give back, with the commit", async () => {
    await history("ext:obeys", ...averageBuyer);
    expect([(await entitlements("ext:obeys")).maxOrderValue.minor, await allowed("ext:obeys")]).toEqual([
      1_500_000,
      "ALLOW",
    ]);
    const lock = { reasonCode: "OTHER", note: "The shop wants it looked at." };
    await ask("POST", "/accounts/ext:obeys/lock", { body: lock });
    expect([(await entitlements("ext:obeys")).maxOrderValue.minor, await allowed("ext:obeys")]).toEqual([0, "DENY"]);
    await ask("DELETE", "/accounts/ext:obeys/lock");
    expect(await allowed("ext:obeys")).toBe("ALLOW");
    await scene.database.pool.query("UPDATE account SET status = 'SUSPENDED' WHERE external_id = 'obeys'");
    expect([(await entitlements("ext:obeys")).paymentMethods, await allowed("ext:obeys")]).toEqual([[], "DENY"]);
    await scene.database.pool.query("UPDATE account SET status = 'ACTIVE' WHERE external_id = 'obeys'");
    await history("ext:obeys", ["payment.charged-back", 1, 0]);
    expect(await entitlements("ext:obeys")).toMatchObject({
      riskLevel: "HIGH",
      maxOrderValue: { minor: 200_000 },
      couponEligibility: "NONE",
      manualReview: true,
    });
  });

  test("the KYC level opens what it opens, and who does not sell has nothing to withdraw", async () => {
    await history("ext:kyc", ...averageBuyer);
    await scene.database.pool.query(
      "UPDATE trust_profile SET kyc_level = 'NONE' WHERE account_id = (SELECT id FROM account WHERE external_id = 'kyc')",
    );
    expect((await entitlements("ext:kyc")).maxOrderValue.minor).toBe(200_000);
    expect(await authorize("ext:kyc", 5_000)).toMatchObject({
      decision: "DENY",
      refusals: [{ code: "INSUFFICIENT_TRUST", output: "maxOrderValue", limit: "INR 200000" }],
    });
    const sell = await ask("POST", "/accounts/ext:kyc/authorize", { body: { action: "SELL" } });
    expect(await json(sell)).toMatchObject({ decision: "DENY", refusals: [{ output: "sellerPrivileges" }] });
  });
});
