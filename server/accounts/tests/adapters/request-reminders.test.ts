import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { remindOfRequests } from "@/server/accounts/application/use-cases/remind-of-requests/remind-of-requests";
import { requestApprovalWithin } from "@/server/accounts/application/use-cases/request-approval/request-approval-within";
import type { Account } from "@/server/accounts/domain/entities/account";
import { must } from "../support/must";
import { asStaff, audited, person, signIn, store, TEST_ORIGIN } from "../support/stored-people";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

const HOUR = 3_600_000;

let scene: WorkerScene;
let analyst: Account;
let leads: readonly Account[];

beforeAll(async () => {
  scene = await openWorkerScene();
  analyst = person("Nisha Rao", { role: "ANALYST" });
  leads = [person("Arjun Kapoor", { role: "LEAD" }), person("Leela Menon", { role: "LEAD" })];
  await store(scene.unitOfWork, analyst, ...leads);
});
afterAll(() => scene.close());

/** Asks that a buyer be activated: nothing has to be contained for that. */
async function ask(): Promise<string> {
  const buyer = person("Asha Verma");
  await store(scene.unitOfWork, buyer);
  const by = asStaff(analyst, await signIn(scene.unitOfWork, analyst.id));
  const question = {
    action: "account.change-status",
    accountId: buyer.id,
    order: { to: "ACTIVE", reasonCode: "DOUBT_CLEARED" },
    reasonCode: "DOUBT_CLEARED",
    note: "Everything was explained.",
    by,
  } as const;
  return must(await scene.unitOfWork(audited([buyer.id]), (write) => requestApprovalWithin(write, question))).id;
}

const remind = () => remindOfRequests(scene)(50, TEST_ORIGIN);

/** To whom the news of one request is on its way. */
const told = async (): Promise<string[]> => {
  const rows = await scene.rows<{ account_id: string }>(
    "SELECT account_id FROM outbox WHERE type = 'accounts.notification-requested.v1' AND payload::text LIKE '%REQUEST_LAPSES%' ORDER BY account_id",
  );
  return rows.map((row) => row.account_id);
};

const entries = () =>
  scene.rows("SELECT outcome FROM audit_entry WHERE action = 'approval.remind'").then((rows) => rows.length);

describe("a request that will lapse", () => {
  it("is told of two hours before to who asked and who may answer, once, by eight workers at once", async () => {
    await ask();
    const start = scene.clock.now.getTime();
    scene.clock.now = new Date(start + 22 * HOUR - 60_000);
    expect(await remind()).toEqual({ reminded: 0, found: 0 });
    scene.clock.now = new Date(start + 22 * HOUR + 60_000);
    const runs = await Promise.all(Array.from({ length: 8 }, remind));
    expect(runs.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(1);
    expect(await told()).toEqual([analyst, ...leads].map(({ id }) => id as string).sort());
    expect(await entries()).toBe(1);
    expect(await remind()).toEqual({ reminded: 0, found: 0 });
  });

  it("is told of no more once its time is over, and still lapses", async () => {
    const before = await entries();
    await ask();
    scene.clock.now = new Date(scene.clock.now.getTime() + 25 * HOUR);
    expect((await remind()).reminded).toBe(0);
    expect(await entries()).toBe(before);
  });
});
