import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getAccountTrustSchema } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { IncomingSignal } from "@/server/accounts/application/use-cases/record-signals/incoming-signal";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { FACTORS } from "@/server/accounts/domain/entities/trust-signal";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import { type ModuleScene, moduleScene, putHolder, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { factOf, feed } from "../support/signal-facts";

const START = new Date(Math.floor(Date.now() / 1000) * 1000);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
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

const record = async (signals: readonly IncomingSignal[]) =>
  must(await recordSignals({ unitOfWork: scene.accounts.unitOfWork, newId })({ signals }, feed, systemOrigin));

async function shownAt(accountId: AccountId, at: Date | null) {
  const asked = getAccountTrustSchema.parse({ accountId, ...(at && { at }) });
  const { explanation } = must(await scene.accounts.queries.getAccountTrust(asked, analyst));
  const standing = must(await scene.accounts.api.getStanding(accountId, at));
  expect(standing.evaluation.scoreMilli).toBe(explanation.scoreMilli);
  const { base, lines, adjustments, scoreMilli, risk } = explanation;
  const sum = [...lines, ...adjustments].reduce((all, { pointsMilli }) => all + pointsMilli, base.pointsMilli);
  expect(sum).toBe(scoreMilli);
  return { scoreMilli, risk, lines: lines.map(({ pointsMilli }) => pointsMilli), adjustments };
}

/** Facts in an order that is not that of their happening, some told days late. */
const factsOf = (id: AccountId, arrival: number): IncomingSignal[] =>
  Array.from({ length: 1 + (arrival % 3) }, (_, n) => {
    const factor = FACTORS[(arrival * 7 + n * 3) % FACTORS.length] ?? "failures";
    const agoHours = ((arrival * 37 + n * 11) % 23) * 9;
    const masses = (arrival + n) % 3 === 0 ? { good: 1 } : { bad: 0.4 + (n % 2) };
    return factOf(id, factor, `${arrival}-${n}`, masses, new Date(now.getTime() - agoHours * HOUR));
  });

describe("R17 a score of the past", () => {
  it("is, asked for later, the very number that was shown then, lines and level included", async () => {
    const { accountId } = await putHolder(scene, "as-of@example.com");
    const seen: { at: Date; shown: Awaited<ReturnType<typeof shownAt>>; stored: unknown }[] = [];
    for (let arrival = 0; arrival < 24; arrival += 1) {
      now = new Date(START.getTime() + arrival * 5 * HOUR);
      await record(factsOf(accountId, arrival));
      const { rows } = await scene.database.pool.query(
        "SELECT score_milli, risk_level, evaluated_at FROM trust_profile WHERE account_id = $1",
        [accountId],
      );
      seen.push({ at: rows[0].evaluated_at, shown: await shownAt(accountId, null), stored: rows[0] });
    }
    now = new Date(START.getTime() + 40 * 24 * HOUR);
    for (const { at, shown, stored } of seen) {
      const later = await shownAt(accountId, at);
      expect({ score_milli: later.scoreMilli, risk_level: later.risk, evaluated_at: at }).toEqual(stored);
      expect(JSON.stringify(later)).toBe(JSON.stringify(shown));
    }
    expect(new Set(seen.map(({ shown }) => shown.scoreMilli)).size).toBeGreaterThan(10);
  });

  it("has the override that was in force then, and none after its end or before its beginning", async () => {
    now = START;
    const { accountId } = await putHolder(scene, "override-as-of@example.com");
    await record([factOf(accountId, "failures", "charged back", { bad: 5 }, new Date(START.getTime() - HOUR))]);
    const known = new Date(START.getTime() + 1_000);
    now = known;
    const before = await shownAt(accountId, null);
    now = new Date(START.getTime() + 2 * MINUTE);
    const { overrideTrust, approveRequest, liftOverride } = scene.accounts;
    const note = "Known to us for years, vouched for by the store.";
    const wish = { accountId, kind: "FLOOR", points: 70, days: 14, reasonCode: "KNOWN_CUSTOMER", note } as const;
    const { approvalId } = must(await overrideTrust(wish, analyst, systemOrigin));
    must(await approveRequest({ approvalId, note: "" }, lead, systemOrigin));
    const during = await shownAt(accountId, null);
    expect(during).toMatchObject({ scoreMilli: 70_000, risk: "LOW", adjustments: [{ kind: "OVERRIDE" }] });
    const held = now;
    now = new Date(START.getTime() + 7 * MINUTE);
    must(await liftOverride({ accountId, note }, lead, systemOrigin));
    const after = await shownAt(accountId, null);
    expect(after.adjustments).toEqual([]);
    const lifted = now;
    now = new Date(START.getTime() + 50 * HOUR);
    expect(await shownAt(accountId, known)).toEqual(before);
    expect(await shownAt(accountId, held)).toEqual(during);
    expect(await shownAt(accountId, lifted)).toEqual(after);
  });
});
