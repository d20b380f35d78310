import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listSellersSchema, sellersNewsSchema } from "@/server/accounts/application/ports/inbound/seller-query.schema";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { applicationReference } from "@/server/accounts/domain/value-objects/application-reference";
import { WAITING_ON } from "@/server/accounts/domain/value-objects/waiting-on";
import { listSellers, newsOfSellers, sellersPage } from "@/server/accounts/read-model/queries/list-sellers";
import { summariseSellers } from "@/server/accounts/read-model/queries/sellers-summary";
import { type DeskSeed, putOnDesk } from "../support/desk-seeds";
import { must, refusalCode } from "../support/must";
import { planOf } from "../support/plan";
import { actorOf, openReadScene, putAccount, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
const analyst = actorOf("ANALYST");
const lead = actorOf("LEAD");

const list = async (input: object = {}, by = analyst) =>
  must(await listSellers(scene.deps)(listSellersSchema.parse(input), by));
const storesOf = async (input: object, by = analyst) => (await list(input, by)).rows.map(({ storeName }) => storeName);
const minutesOn = (minutes: number): Date => new Date(scene.deps.now().getTime() + minutes * 60_000);

beforeAll(async () => {
  scene = await openReadScene();
  await putAccount(scene, { id: analyst.accountId, name: "Arjun Kapoor", roles: ["ANALYST"] });
  await putAccount(scene, { id: lead.accountId, name: "Leela Menon", roles: ["LEAD"] });
});
beforeEach(() => scene.owner.query("TRUNCATE seller_application CASCADE; DELETE FROM account_contact"));
afterAll(() => scene.close());

describe("the order of the list", () => {
  it("who has to act, then when it is due, then how long it has been in its stage", async () => {
    const seeds: readonly DeskSeed[] = [
      { store: "seller soon", waitingOn: "SELLER", dueAt: minutesOn(10) },
      { store: "paused", waitingOn: "NOBODY" },
      { store: "us later", dueAt: minutesOn(300) },
      { store: "us late", dueAt: minutesOn(-12) },
      { store: "us later and older", dueAt: minutesOn(300), since: new Date("2026-10-01Z") },
      { store: "checks", waitingOn: "SYSTEM", dueAt: minutesOn(1) },
    ];
    for (const seed of seeds) await putOnDesk(scene, seed);
    expect(await storesOf({})).toEqual([
      "us late",
      "us later and older",
      "us later",
      "checks",
      "paused",
      "seller soon",
    ]);
  });

  it("neither repeats nor loses a row while others come and go between two pages", async () => {
    const due = [minutesOn(30), minutesOn(60), null];
    for (let n = 0; n < 40; n += 1) {
      await putOnDesk(scene, { waitingOn: WAITING_ON[n % 4] ?? "US", dueAt: due[n % 3] ?? null });
    }
    const before = new Set((await list({ limit: 100 })).rows.map(({ applicationId }) => applicationId));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ cursor, limit: 7 });
      seen.push(...page.rows.map(({ applicationId }) => applicationId));
      cursor = page.nextCursor;
      await putOnDesk(scene, { dueAt: minutesOn(-1) });
      await scene.owner.query("DELETE FROM seller_desk WHERE application_id = $1", [seen.at(-1)]);
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => before.has(id)).length).toBe(before.size);
  });

  it("refuses a cursor of other filters, and one of somebody else", async () => {
    for (let n = 0; n < 3; n += 1) await putOnDesk(scene);
    const { nextCursor } = await list({ limit: 2 });
    const with_ = (input: object, by = analyst) => listSellers(scene.deps)(listSellersSchema.parse(input), by);
    expect(refusalCode(await with_({ cursor: nextCursor, view: "US" }))).toBe("VALIDATION");
    expect(refusalCode(await with_({ cursor: nextCursor }, lead))).toBe("VALIDATION");
    expect((await list({ cursor: nextCursor })).rows).toHaveLength(1);
  });
});

describe("what the list is narrowed by", () => {
  beforeEach(async () => {
    await putOnDesk(scene, {
      store: "Kaveri Looms",
      stage: "TAX",
      owner: { name: "Meera Iyer", risk: "LOW" },
      dueAt: minutesOn(-5),
    });
    await putOnDesk(scene, {
      store: "Sharma Spices",
      stage: "PAYOUT",
      owner: { name: "Deepak Rao", risk: "HIGH", email: "kaveri@post.example" },
      assigneeId: analyst.accountId,
      dueAt: minutesOn(5),
      since: minutesOn(-600),
    });
    await putOnDesk(scene, {
      store: "Verma 100% Crafts",
      waitingOn: "SELLER",
      assigneeId: lead.accountId,
      since: minutesOn(-60),
    });
    await putOnDesk(scene, { store: "Paused Pottery", stage: "TAX", waitingOn: "NOBODY", since: minutesOn(-60) });
  });

  it.each([
    ["needs us", { view: "US" }, ["Kaveri Looms", "Sharma Spices"]],
    ["waiting for the seller", { view: "SELLER" }, ["Verma 100% Crafts"]],
    ["paused", { view: "PAUSED" }, ["Paused Pottery"]],
    ["late", { view: "LATE" }, ["Kaveri Looms"]],
    ["one stage", { stages: ["TAX"] }, ["Kaveri Looms", "Paused Pottery"]],
    ["two stages", { stages: ["PAYOUT", "BUSINESS"] }, ["Sharma Spices", "Verma 100% Crafts"]],
    ["not a stage", { notStages: ["TAX"] }, ["Sharma Spices", "Verma 100% Crafts"]],
    ["waiting", { waitingOn: ["SELLER", "NOBODY"] }, ["Paused Pottery", "Verma 100% Crafts"]],
    ["risk", { risks: ["HIGH"] }, ["Sharma Spices"]],
    ["not that risk", { notRisks: ["HIGH", "MEDIUM"] }, ["Kaveri Looms"]],
    ["mine", { assignees: ["me"] }, ["Sharma Spices"]],
    ["a colleague's", { assignees: ["leela"] }, ["Verma 100% Crafts"]],
    ["nobody's or mine", { assignees: ["none", "me"] }, ["Kaveri Looms", "Sharma Spices", "Paused Pottery"]],
    ["not mine", { notAssignees: ["me"] }, ["Kaveri Looms", "Paused Pottery", "Verma 100% Crafts"]],
    ["for hours", { olderThanMinutes: 120 }, ["Kaveri Looms", "Sharma Spices"]],
    ["lately", { youngerThanMinutes: 120 }, ["Paused Pottery", "Verma 100% Crafts"]],
    ["a store's name", { text: "POTTERY" }, ["Paused Pottery"]],
    ["an owner's name", { text: "meera" }, ["Kaveri Looms"]],
    ["a sign that means itself", { text: "100%" }, ["Verma 100% Crafts"]],
    [
      "two letters say nothing",
      { text: "ka" },
      ["Kaveri Looms", "Sharma Spices", "Paused Pottery", "Verma 100% Crafts"],
    ],
    ["an address is no name", { text: "kaveri@post" }, []],
    ["several at once", { stages: ["TAX"], view: "US", text: "loom" }, ["Kaveri Looms"]],
  ])("%s", async (_, input, stores) => {
    expect(await storesOf(input)).toEqual(stores);
  });

  it("a reference leads to its one application, as it is written or spoken", async () => {
    const { rows } = await list({ text: "Pottery" });
    const reference = applicationReference(applicationIdFrom(rows[0]?.applicationId ?? ""));
    expect(rows[0]?.reference).toBe(reference);
    expect(await storesOf({ text: reference })).toEqual(["Paused Pottery"]);
    expect(await storesOf({ text: reference.toLowerCase().replaceAll("-", "") })).toEqual(["Paused Pottery"]);
  });
});

describe("what a row says", () => {
  it("shows every stage, what it waits for, and who takes care", async () => {
    await putOnDesk(scene, {
      stage: "TAX",
      record: {
        status: "SUBMITTED",
        blocking: [
          { check: "NAME_MATCH", needs: "REASON" },
          { check: "GSTIN_DUPLICATE", needs: "LEAD" },
        ],
      },
      assigneeId: lead.accountId,
      owner: { name: null, email: "sunita@post.in", risk: "MEDIUM" },
    });
    await scene.owner.query(
      "UPDATE seller_application SET state = jsonb_set(state, '{stages,BUSINESS,status}', '\"APPROVED\"')",
    );
    const [row] = (await list()).rows;
    expect(row).toMatchObject({
      marks: ["DONE", "NOT_YET", "IN_REVIEW", "NOT_YET", "NOT_YET", "NOT_YET"],
      stageLabel: "Tax",
      now: "GSTIN on another application",
      owner: { kind: "CONTACT", text: "s•••@post.in" },
      risk: "MEDIUM",
      assignee: { name: "Leela Menon", isYou: false },
      can: { take: false, release: false, handOver: false },
    });
  });

  it.each([
    ["open", { waitingOn: "SELLER", stage: "PAYOUT" }, "bank account", 3, "OPEN"],
    [
      "returned",
      {
        waitingOn: "SELLER",
        stage: "IDENTITY",
        record: { status: "RETURNED", returned: { reasons: ["BLURRED"], message: "", until: "" } },
      },
      "returned, not readable",
      1,
      "RETURNED",
    ],
    [
      "paused by trust",
      { waitingOn: "NOBODY", state: { paused: ["TRUST"] } },
      "paused, standing below 50",
      0,
      "PAUSED",
    ],
    [
      "paused by a hold",
      { waitingOn: "NOBODY", state: { paused: ["TRUST", "HOLD"] } },
      "paused, account on hold",
      0,
      "PAUSED",
    ],
    ["with the machines", { waitingOn: "SYSTEM", record: { status: "SUBMITTED" } }, "checks running", 0, "IN_REVIEW"],
    ["with us", { record: { status: "SUBMITTED", blocking: [] } }, "in review", 0, "IN_REVIEW"],
    [
      "last of all",
      { stage: "FINAL", record: { status: "SUBMITTED", blocking: [] } },
      "needs another reviewer",
      5,
      "IN_REVIEW",
    ],
  ] as const)("%s", async (_, seed, now, place, mark) => {
    await putOnDesk(scene, seed);
    const [row] = (await list()).rows;
    expect({ now: row?.now, mark: row?.marks[place] }).toEqual({ now, mark });
  });

  it("says what each role may do about it, and refuses whoever has no list", async () => {
    await putOnDesk(scene, {});
    expect((await list()).rows[0]?.can).toEqual({ take: true, release: false, handOver: false });
    expect((await list({}, lead)).rows[0]?.can).toEqual({ take: true, release: false, handOver: true });
    expect((await list({}, actorOf("AUDITOR"))).rows[0]?.can).toEqual({ take: false, release: false, handOver: false });
    for (const role of ["SUPPORT", "ADMIN"] as const) {
      const refused = await listSellers(scene.deps)(listSellersSchema.parse({}), actorOf(role));
      expect(refusalCode(refused)).toBe("FORBIDDEN");
      expect(refusalCode(await summariseSellers(scene.deps)(actorOf(role)))).toBe("FORBIDDEN");
    }
  });
});

it("tells what became of the rows on the screen, and how many others came since", async () => {
  const stays = await putOnDesk(scene, { changedAt: minutesOn(-10) });
  const moves = await putOnDesk(scene, { changedAt: minutesOn(-10) });
  const gone = await putOnDesk(scene, { changedAt: minutesOn(-10) });
  const since = scene.deps.now();
  await scene.owner.query(
    "UPDATE seller_desk SET waiting_on = 'SELLER', waiting_rank = 3, changed_at = $2 WHERE application_id = $1",
    [moves, minutesOn(1)],
  );
  await scene.owner.query("DELETE FROM seller_desk WHERE application_id = $1", [gone]);
  await putOnDesk(scene, { changedAt: minutesOn(1) });
  await putOnDesk(scene, { changedAt: minutesOn(1), waitingOn: "SELLER" });
  const ask = async (input: object) =>
    must(
      await newsOfSellers(scene.deps)(
        sellersNewsSchema.parse({ since, known: [stays, moves, gone], ...input }),
        analyst,
      ),
    );
  const news = await ask({ view: "US" });
  expect(news.rows.map(({ applicationId }) => applicationId)).toEqual([stays]);
  expect(news.fresh).toEqual({ count: 1, more: false });
  expect((await ask({})).rows).toHaveLength(2);
});

it("finds every first page by an index", async () => {
  const filters = [{}, { view: "US" }, { view: "LATE" }, { stages: ["TAX"] }, { assignees: ["me"] }];
  for (const input of filters) {
    const filter = listSellersSchema.parse(input);
    const { text, values } = sellersPage(filter, { me: analyst.accountId, at: new Date(), after: null, limit: 51 });
    const plan = await planOf(scene.pool, { text }, values);
    expect(plan).toMatch(/Index (Only )?Scan using seller_desk_(order|stage_order|assignee_order)/);
    expect(plan).not.toMatch(/Seq Scan on (seller_desk|seller_application|account)\b/);
  }
});
