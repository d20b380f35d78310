import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { mailHeldSeconds, reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { newId } from "@/server/platform/new-id";
import { buyer, emailOf } from "../support/account-facts";
import { type ModuleScene, moduleScene, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";

let scene: ModuleScene;
let analyst: StaffActor;
beforeAll(async () => {
  scene = await moduleScene();
  analyst = await putStaff(scene, "ANALYST");
});
afterAll(() => scene.close());

const system = { actor: { kind: "SYSTEM", name: "system:demo" }, origin: systemOrigin, subject: null } as const;
const origin = { ...systemOrigin, channel: "web" } as const;

async function flagged(): Promise<{ accountId: AccountId; caseId: string }> {
  const accountId = accountIdFrom(newId());
  const email = { kind: "EMAIL", email: emailOf(`buyer-${accountId}@example.com`), verifiedAt: new Date() } as const;
  const audited = { ...system, action: "demo.load", accounts: [] } as const;
  must(
    await scene.accounts.unitOfWork(audited, (write) =>
      write.accounts.insert({ ...buyer(), id: accountId, email, phone: null }),
    ),
  );
  const caseId = caseIdFrom(newId());
  must(
    await scene.accounts.unitOfWork({ ...system, action: "case.open", accounts: [accountId] }, async (write) => {
      const flag = { caseId, accountId, reason: "RISK_REACHED_HIGH", riskLevel: "HIGH", scoreMilli: 42_600 } as const;
      const facts = { ...flag, exposureMinor: 1_000, evidenceAt: write.at, at: write.at };
      const { reviewCase } = flagAccount(null, facts, reviewPolicy);
      if (reviewCase) await write.reviewCases.insertMany([reviewCase]);
      return { ok: true, value: null };
    }),
  );
  return { accountId, caseId };
}

const count = async (sql: string, id: string): Promise<number> => {
  const { rows } = await scene.database.pool.query<{ n: number }>(sql, [id]);
  return rows[0]?.n ?? 0;
};
const waitingMail = (id: AccountId) =>
  count("SELECT count(*)::int AS n FROM outbox WHERE account_id = $1 AND available_at > recorded_at", id);
const limits = (id: AccountId) => count("SELECT count(*)::int AS n FROM output_limit WHERE account_id = $1", id);
const openCases = (id: AccountId) =>
  count("SELECT count(*)::int AS n FROM review_case WHERE account_id = $1 AND state = 'OPEN'", id);

const limit = (caseId: string) =>
  scene.accounts.limitCase(
    { caseId, version: 1, reasonCode: "PAYMENT_FRAUD", level: "HIGH", days: 7, note: "Five cards within the hour." },
    analyst,
    origin,
  );

test("what a decision says to the holder waits, and undone it is never sent nor shown; ten undo it at once as one", async () => {
  const { accountId, caseId } = await flagged();
  must(await limit(caseId));
  expect([await waitingMail(accountId), await limits(accountId), await openCases(accountId)]).toEqual([1, 1, 0]);
  const undone = await Promise.all(
    Array.from({ length: 10 }, () => scene.accounts.undoDecision({ caseId }, analyst, origin)),
  );
  expect(undone.every(({ ok }) => ok)).toBe(true);
  expect([await waitingMail(accountId), await limits(accountId), await openCases(accountId)]).toEqual([0, 0, 1]);
  const withdrawn = `SELECT count(*)::int AS n FROM statement_withdrawal w
    JOIN statement_of_reasons s ON s.id = w.statement_id WHERE s.account_id = $1`;
  expect(await count(withdrawn, accountId)).toBe(1);
  const reopened = "SELECT count(*)::int AS n FROM outbox WHERE account_id = $1 AND type LIKE '%review-case-opened%'";
  expect(await count(reopened, accountId)).toBe(1);
});

test("an undo of the last moment still finds the mail: it is kept back longer than an undo may come", async () => {
  const { accountId, caseId } = await flagged();
  must(await limit(caseId));
  const held = `SELECT extract(epoch FROM min(available_at - recorded_at))::int AS n FROM outbox
    WHERE account_id = $1 AND available_at > recorded_at`;
  expect(await count(held, accountId)).toBe(mailHeldSeconds(reviewPolicy));
  expect(mailHeldSeconds(reviewPolicy)).toBeGreaterThan(reviewPolicy.undoSeconds);
  expect(mailHeldSeconds({ undoSeconds: 0 })).toBe(0);
});

test("an undo and a second decision of the same moment never both stand", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { accountId, caseId } = await flagged();
    must(await limit(caseId));
    const version = 2;
    const clear = { caseId, version: version + 1, reasonCode: "NORMAL_BEHAVIOUR", note: "" } as const;
    await Promise.all([
      scene.accounts.undoDecision({ caseId }, analyst, origin),
      scene.accounts.clearCase(clear, analyst, origin),
    ]);
    const { rows } = await scene.database.pool.query<{ state: string; decision: string | null }>(
      "SELECT state, decision FROM review_case WHERE id = $1",
      [caseId],
    );
    expect(rows[0]?.decision).not.toBe("LIMIT");
    expect(await limits(accountId)).toBe(0);
  }
});
