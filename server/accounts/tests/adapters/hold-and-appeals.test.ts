import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HoldActor, HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { passOf, putPerson } from "../support/holder-scene";
import { type ModuleScene, moduleScene, putStaff } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

const origin = { requestId: "hold", channel: "web", ip: "203.0.113.78", userAgent: "test" } as const;
const NOTE = "Third welcome coupon at one address.";
const ANSWER = "We looked at your orders again.";

let scene: ModuleScene;
let analyst: StaffActor;
let lead: StaffActor;

beforeAll(async () => {
  scene = await moduleScene();
  analyst = await putStaff(scene, "ANALYST");
  lead = await putStaff(scene, "LEAD");
});
afterAll(() => scene.close());

const lock = async (person: HolderActor, hours = 12) =>
  must(
    await scene.accounts.lockAccount(
      { accountId: person.accountId, reasonCode: "COUPON_ABUSE", scope: "ACCOUNT", hours, note: NOTE },
      analyst,
      origin,
    ),
  );

async function lockedPerson(name: string): Promise<{ person: HolderActor; pass: HoldActor; statementId: string }> {
  const person = await putPerson(scene, name);
  await lock(person);
  const pass = await passOf(scene, person.accountId);
  if (!pass) throw new Error("An account that was locked gives a pass.");
  const { statements } = must(await scene.accounts.queries.getHold(pass));
  return { person, pass, statementId: statements[0]?.id ?? "" };
}

const appeal = async (pass: HoldActor | HolderActor, statementId: string, text = "They were my sister's.") =>
  scene.accounts.holder.submitAppeal({ statementId, text }, pass, origin);

const decide = (appealId: string, outcome: "UPHELD" | "REVERSED", actor: StaffActor) =>
  scene.accounts.decideAppeal({ appealId, outcome, answer: ANSWER, note: NOTE }, actor, origin);

describe("a hold pass", () => {
  it("shows state and statement as sent, without a word of staff", async () => {
    const { pass } = await lockedPerson("Shown Person");
    const hold = must(await scene.accounts.queries.getHold(pass));
    expect(hold).toMatchObject({
      state: "LOCKED",
      closedByHolder: false,
      statements: [{ decision: "LOCK", appeal: null }],
    });
    expect(JSON.stringify(hold)).not.toMatch(/welcome coupon at one|fraud|risk|score|flag/i);
    expect(hold.statements[0]?.sections).toHaveLength(7);
  });

  it("is worthless once the account is on hold no more", async () => {
    const { person, pass, statementId } = await lockedPerson("Freed Person");
    must(await scene.accounts.unlockAccount({ accountId: person.accountId, note: NOTE }, lead, origin));
    expect(await passOf(scene, person.accountId)).toBeNull();
    expect(refusalCode(await scene.accounts.queries.getHold(pass))).toBe("SESSION_ENDED");
    expect(refusalCode(await appeal(pass, statementId))).toBe("SESSION_ENDED");
    expect(refusalCode(await scene.accounts.holder.exportOnHold(pass, origin))).toBe("SESSION_ENDED");
  });

  it("is worthless after the lock was set anew, and for another epoch than its own", async () => {
    const { person, pass, statementId } = await lockedPerson("Relocked Person");
    await lock(person, 20);
    expect(refusalCode(await scene.accounts.queries.getHold(pass))).toBe("SESSION_ENDED");
    expect(refusalCode(await appeal(pass, statementId))).toBe("SESSION_ENDED");
  });

  it("opens no session and changes nothing but by an appeal", async () => {
    const { person, pass, statementId } = await lockedPerson("Quiet Person");
    must(await appeal(pass, statementId));
    const { rows } = await scene.database.pool.query<{ live: number }>(
      "SELECT count(*)::int AS live FROM session WHERE account_id = $1 AND ended_at IS NULL",
      [person.accountId],
    );
    expect(rows[0]?.live).toBe(0);
  });
});

describe("appeals", () => {
  it("R85 are one per statement, also when sent many times at once", async () => {
    const { pass, statementId } = await lockedPerson("Insisting Person");
    const sent = await Promise.all(Array.from({ length: 6 }, () => appeal(pass, statementId)));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent.flatMap((one) => refusalCode(one) ?? [])).toEqual(Array(5).fill("ALREADY_EXISTS"));
  });

  it("R51 never reach a statement to somebody else", async () => {
    const one = await lockedPerson("One Person");
    const two = await lockedPerson("Two Person");
    expect(refusalCode(await appeal(one.pass, two.statementId))).toBe("NOT_FOUND");
  });

  it("stand sealed in the database", async () => {
    const { pass, statementId } = await lockedPerson("Private Person");
    must(await appeal(pass, statementId, "A canary sang in the morning."));
    const { rows } = await scene.database.pool.query<{ text: string }>(
      "SELECT encode(sealed_text, 'escape') AS text FROM appeal",
    );
    expect(rows.map(({ text }) => text).join()).not.toContain("canary");
  });

  it("R85 by whoever decided are refused, by somebody else they lift the lock, and the holder is told", async () => {
    const { person, pass, statementId } = await lockedPerson("Heard Person");
    const { appealId } = must(await appeal(pass, statementId));
    expect(refusalCode(await decide(appealId, "REVERSED", analyst))).toBe("CONFLICT_OF_INTEREST");
    expect(must(await decide(appealId, "REVERSED", lead)).reversal).toBe("LOCK_LIFTED");
    expect(await passOf(scene, person.accountId)).toBeNull();
    const { rows } = await scene.database.pool.query<{ template: string }>(
      "SELECT payload->>'template' AS template FROM outbox WHERE account_id = $1 AND sealed IS NOT NULL ORDER BY seq",
      [person.accountId],
    );
    expect(rows.map(({ template }) => template)).toEqual(["STATEMENT_OF_REASONS", "APPEAL_ANSWERED"]);
  });

  it("are answered once by many who answer at once", async () => {
    const { pass, statementId } = await lockedPerson("Raced Person");
    const { appealId } = must(await appeal(pass, statementId));
    const colleagues = [lead, await putStaff(scene, "LEAD"), await putStaff(scene, "ANALYST")];
    const answers = await Promise.all(colleagues.map((colleague) => decide(appealId, "UPHELD", colleague)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((one) => refusalCode(one) ?? [])).toEqual(["CONFLICT", "CONFLICT"]);
  });

  it("R85 against a suspension are refused to both who decided, and reversed ask a second person to activate", async () => {
    const { changeStatus, approveRequest, queries } = scene.accounts;
    const person = await putPerson(scene, "Suspended Person");
    const { accountId } = person;
    const order = { accountId, to: "SUSPENDED", reasonCode: "COUPON_ABUSE", note: NOTE } as const;
    const { approvalId } = must(await changeStatus(order, analyst, origin));
    must(await approveRequest({ approvalId, note: "" }, lead, origin));
    const pass = await passOf(scene, accountId);
    if (!pass) throw new Error("An account that was suspended gives a pass.");
    const { statements } = must(await queries.getHold(pass));
    const suspension = statements.find(({ decision }) => decision === "SUSPEND");
    const { appealId } = must(await appeal(pass, suspension?.id ?? ""));
    expect(refusalCode(await decide(appealId, "REVERSED", analyst))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(await decide(appealId, "REVERSED", lead))).toBe("CONFLICT_OF_INTEREST");
    expect(must(await decide(appealId, "REVERSED", await putStaff(scene, "LEAD"))).reversal).toBe("ACTIVATION_ASKED");
    const { rows } = await scene.database.pool.query<{ id: string }>(
      "SELECT id FROM approval_request WHERE account_id = $1 AND state = 'PENDING'",
      [accountId],
    );
    must(await approveRequest({ approvalId: rows[0]?.id ?? "", note: "" }, lead, origin));
    const { rows: now } = await scene.database.pool.query<{ status: string }>(
      "SELECT status FROM account WHERE id = $1",
      [accountId],
    );
    expect(now).toEqual([{ status: "ACTIVE" }]);
  });

  it("reversed for a decision that another replaced change nothing of the new one", async () => {
    const { person, pass, statementId } = await lockedPerson("Twice Held Person");
    const { appealId } = must(await appeal(pass, statementId));
    await lock(person, 20);
    expect(must(await decide(appealId, "REVERSED", lead)).reversal).toBe("NOTHING");
    expect(await passOf(scene, person.accountId)).not.toBeNull();
  });

  it("are listed oldest first, page by page, and say who may answer", async () => {
    const input = { view: "OPEN", cursor: null, direction: undefined, limit: 1 } as const;
    const first = must(await scene.accounts.queries.listAppeals(input, lead));
    const second = must(await scene.accounts.queries.listAppeals({ ...input, cursor: first.nextCursor }, lead));
    expect(first.rows[0]?.createdAt.getTime()).toBeLessThanOrEqual(second.rows[0]?.createdAt.getTime() ?? 0);
    expect(first.rows[0]?.id).not.toBe(second.rows[0]?.id);
    const appealId = first.rows[0]?.id ?? "";
    const seen = async (actor: StaffActor) => must(await scene.accounts.queries.getAppeal({ appealId }, actor));
    expect((await seen(lead)).blockedBecause).toBeNull();
    expect((await seen(analyst)).blockedBecause).toMatch(/Somebody else must answer/);
    expect((await seen(await putStaff(scene, "AUDITOR"))).blockedBecause).toMatch(/does not answer/);
    const support = await putStaff(scene, "SUPPORT");
    expect(refusalCode(await scene.accounts.queries.getAppeal({ appealId }, support))).toBe("FORBIDDEN");
  });
});
