import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { newId } from "@/server/platform/new-id";
import { putPerson } from "../support/holder-scene";
import { type ModuleScene, moduleScene, putStaff } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

const NOTE = "Third welcome coupon at one address.";
const origin = { requestId: "limits", channel: "web", ip: null, userAgent: null } as const;

let scene: ModuleScene;
let analyst: StaffActor;
let lead: StaffActor;
let people = -1;

beforeAll(async () => {
  scene = await moduleScene();
  [analyst, lead] = [await putStaff(scene, "ANALYST"), await putStaff(scene, "LEAD")];
});
afterAll(() => scene.close());

/** A holder whose open case somebody has to answer. */
async function flagged(): Promise<{ holder: HolderActor; caseId: string }> {
  people += 1;
  const holder = await putPerson(scene, `Limited Person ${"ABC"[people] ?? "D"}`);
  const caseId = newId();
  await scene.database.pool.query(
    `INSERT INTO review_case (id, account_id, state, reasons, risk_level, risk_rank, score_milli, exposure_minor,
       opened_at, due_at, version)
     VALUES ($1, $2, 'OPEN', '["RISK_REACHED_HIGH"]', 'HIGH', 1, 42000, 0, now(), now() + interval '8 hours', 1)`,
    [caseId, holder.accountId],
  );
  return { holder, caseId };
}

const limit = (caseId: string, level: "HIGH" | "CRITICAL", by = analyst) =>
  scene.accounts.limitCase({ caseId, version: 1, reasonCode: "COUPON_ABUSE", level, days: 30, note: NOTE }, by, origin);

const overview = async (accountId: string) => must(await scene.accounts.queries.getAccount({ accountId }, lead));

describe("a limit from the queue", () => {
  it("is obeyed by what the account may do, at once, and shown with its end", async () => {
    const { holder, caseId } = await flagged();
    const before = await overview(holder.accountId);
    const { until } = must(await limit(caseId, "CRITICAL"));
    const after = await overview(holder.accountId);
    expect(after.head.limit).toEqual({ level: "CRITICAL", until });
    expect(after.head.standing.risk).toBe(before.head.standing.risk);
    expect(after.effects).not.toEqual(before.effects);
    await scene.database.pool.query(
      "UPDATE output_limit SET since = since - interval '40 days', until = until - interval '40 days' WHERE account_id = $1",
      [holder.accountId],
    );
    const over = await overview(holder.accountId);
    expect([over.head.limit, over.effects]).toEqual([null, before.effects]);
  });

  it("has one winner of many who decide at once, and one statement", async () => {
    const { holder, caseId } = await flagged();
    const answers = await Promise.all(Array.from({ length: 8 }, () => limit(caseId, "HIGH")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.filter(({ ok }) => !ok).map(refusalCode))).toEqual(new Set(["CONFLICT"]));
    const { rows } = await scene.database.pool.query(
      "SELECT decision, until IS NOT NULL AS ends FROM statement_of_reasons WHERE account_id = $1",
      [holder.accountId],
    );
    expect(rows).toEqual([{ decision: "LIMIT", ends: true }]);
  });

  it("is appealed by a holder who is signed in, and lifted by somebody else who reverses it", async () => {
    const { holder, caseId } = await flagged();
    must(await limit(caseId, "HIGH"));
    const { rows } = await scene.database.pool.query<{ id: string }>(
      "SELECT id FROM statement_of_reasons WHERE account_id = $1",
      [holder.accountId],
    );
    const statementId = rows[0]?.id ?? "";
    const text = "They were my sister's.";
    const { appealId } = must(await scene.accounts.holder.submitAppeal({ statementId, text }, holder, origin));
    const answer = { appealId, outcome: "REVERSED", answer: "We looked again.", note: NOTE } as const;
    expect(refusalCode(await scene.accounts.decideAppeal(answer, analyst, origin))).toBe("CONFLICT_OF_INTEREST");
    expect(must(await scene.accounts.decideAppeal(answer, lead, origin)).reversal).toBe("LIMIT_LIFTED");
    expect((await overview(holder.accountId)).head.limit).toBeNull();
  });
});
