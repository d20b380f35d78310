import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustJson, trustSchema } from "@/server/accounts/adapters/inbound/rest/trust-serializers";
import { createDueWork } from "@/server/accounts/adapters/outbound/persistence/due-work";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { lapseOverrides } from "@/server/accounts/application/use-cases/lapse-overrides/lapse-overrides";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import { type ModuleScene, moduleScene, putHolder, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { factOf, feed } from "../support/signal-facts";

const START = new Date(Math.floor(Date.now() / 1000) * 1000);
const DAY = 86_400_000;
const note = "Known to us for years, vouched for by the store.";
let now = START;
let scene: ModuleScene;
let analyst: StaffActor;
let lead: StaffActor;

beforeAll(async () => {
  scene = await moduleScene({ now: () => now });
  analyst = await putStaff(scene, "ANALYST");
  lead = await putStaff(scene, "LEAD");
});
afterAll(() => scene.close());

async function charged(name: string): Promise<AccountId> {
  now = START;
  const { accountId } = await putHolder(scene, `${name}@example.com`);
  const fact = factOf(accountId, "failures", `charged back ${name}`, { bad: 5 }, START);
  must(await recordSignals({ unitOfWork: scene.accounts.unitOfWork, newId })({ signals: [fact] }, feed, systemOrigin));
  now = new Date(START.getTime() + 1_000);
  return accountId;
}

async function override(accountId: AccountId, kind: "FLOOR" | "CEILING", points: number, days: number) {
  const wish = { accountId, kind, points, days, reasonCode: "KNOWN_CUSTOMER", note } as const;
  const { approvalId } = must(await scene.accounts.overrideTrust(wish, analyst, systemOrigin));
  return must(await scene.accounts.approveRequest({ approvalId, note: "" }, lead, systemOrigin));
}

const order = (accountId: AccountId) => ({
  accountId,
  action: "PLACE_ORDER" as const,
  amountMinor: 100_000,
  paymentMethod: null,
  withCoupon: false,
  sellerId: null,
  things: [],
  address: null,
  at: null,
});

const entitled = async (accountId: AccountId) => must(await scene.accounts.api.getEntitlements(accountId));
const authorised = async (accountId: AccountId) => must(await scene.accounts.api.authorize(order(accountId)));
const told = async (accountId: AccountId) => trustJson(must(await scene.accounts.api.getStanding(accountId, null)));

describe("R20 an override", () => {
  it("is what entitlements and authorize answer with, at once, and until the very moment it ends", async () => {
    const accountId = await charged("floor");
    expect(await entitled(accountId)).toMatchObject({ riskLevel: "HIGH", pricing: { tier: "GUARDED" } });
    expect((await authorised(accountId)).decision).toBe("REVIEW");
    await override(accountId, "FLOOR", 70, 14);
    expect(await entitled(accountId)).toMatchObject({
      riskLevel: "LOW",
      pricing: { tier: "PREFERRED" },
      manualReview: false,
    });
    const during = await authorised(accountId);
    expect(during.decision).toBe("ALLOW");
    expect(during.account.adjustments).toMatchObject([{ kind: "OVERRIDE" }]);
    const lines = during.lines.reduce<number>((sum, { pointsMilli }) => sum + pointsMilli, during.account.scoreMilli);
    expect(lines).toBe(during.scoreMilli);
    now = new Date(START.getTime() + 1_000 + 14 * DAY - 1);
    expect((await entitled(accountId)).riskLevel).toBe("LOW");
    now = new Date(START.getTime() + 1_000 + 14 * DAY);
    // Nobody has recorded its end yet.
    expect(await entitled(accountId)).toMatchObject({ riskLevel: "HIGH", manualReview: true });
    expect((await told(accountId)).lines.some(({ input }) => input === "OVERRIDE")).toBe(false);
  });

  it("adds up in the answer that other systems get, and its end is foretold", async () => {
    const accountId = await charged("told");
    await override(accountId, "FLOOR", 70, 14);
    const answer = trustSchema.parse(await told(accountId));
    const sum = answer.lines.reduce(
      (all, { points }) => all + Math.round(1_000 * points),
      Math.round(1_000 * answer.base),
    );
    expect(sum).toBe(70_000);
    expect(answer).toMatchObject({ trustScore: 70, riskLevel: "LOW", forecast: { flagClearsAt: null } });
    expect(answer.forecast?.changes[0]).toEqual({
      at: new Date(START.getTime() + 1_000 + 14 * DAY).toISOString(),
      riskLevel: "HIGH",
    });
    expect(answer.counterfactuals[0]?.changes).toMatchObject([
      { kind: "STAFF", change: "WITHDRAW", factor: "failures" },
    ]);
  });

  it("stands in the row that lists read, and goes from it with one entry when two workers look at once", async () => {
    const accountId = await charged("rows");
    await override(accountId, "CEILING", 20, 1);
    const row = async () => {
      const found = await scene.database.pool.query(
        "SELECT score_milli, risk_level, computed_risk_level FROM trust_profile WHERE account_id = $1",
        [accountId],
      );
      return found.rows[0];
    };
    expect(await row()).toEqual({ score_milli: 20_000, risk_level: "CRITICAL", computed_risk_level: "HIGH" });
    now = new Date(START.getTime() + 2 * DAY);
    const deps = { unitOfWork: scene.accounts.unitOfWork, dueWork: createDueWork(scene.database.pool), now: () => now };
    await Promise.all([1, 2, 3, 4].map(() => lapseOverrides(deps)(10, systemOrigin)));
    expect(await row()).toMatchObject({ risk_level: "HIGH", computed_risk_level: null });
    const { rows } = await scene.database.pool.query(
      "SELECT outcome FROM audit_entry WHERE action = 'trust.lapse-override' AND account_id = $1",
      [accountId],
    );
    expect(rows).toEqual([{ outcome: "DONE" }]);
    const events = await scene.database.pool.query(
      "SELECT 1 FROM outbox WHERE type = 'accounts.trust-override-ended.v1' AND account_id = $1",
      [accountId],
    );
    expect(events.rows).toHaveLength(1);
  });

  it("that two leads approve at once is one override", async () => {
    const accountId = await charged("race");
    const other = await putStaff(scene, "LEAD");
    const wish = { accountId, kind: "FLOOR", points: 60, days: 3, reasonCode: "KNOWN_CUSTOMER", note } as const;
    const { approvalId } = must(await scene.accounts.overrideTrust(wish, analyst, systemOrigin));
    const answers = await Promise.all(
      [lead, other].map((by) => scene.accounts.approveRequest({ approvalId, note: "" }, by, systemOrigin)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { rows } = await scene.database.pool.query("SELECT end_how FROM trust_override WHERE account_id = $1", [
      accountId,
    ]);
    expect(rows).toEqual([{ end_how: null }]);
  });
});
