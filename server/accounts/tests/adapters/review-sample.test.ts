import { afterAll, beforeAll, expect, test } from "vitest";
import { listReviewCasesSchema } from "@/server/accounts/application/ports/inbound/account-query.schema";
import { getPolicySchema } from "@/server/accounts/application/ports/inbound/policy-query.schema";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import { putCase, putHolder, systemOrigin } from "../support/module-scene";
import { must, refusalCode } from "../support/must";
import { policyProcesses } from "../support/policy-processes";
import { factOf } from "../support/signal-facts";

const NOTE = "Do the newly high ones look bad to us?";

let scene: Awaited<ReturnType<typeof policyProcesses>>;
let people: AccountId[];
let version: number;
let runId: string;

beforeAll(async () => {
  scene = await policyProcesses();
  people = [];
  for (let number = 0; number < 5; number += 1) {
    people.push((await putHolder(scene, `mover-${number}@example.org`)).accountId);
  }
  const recently = new Date(Date.now() - 86_400_000);
  for (const id of people) await scene.send(scene, factOf(id, "couponAbuse", "coupon", { bad: 0.5 }, recently));
  version = await scene.draft((live) => ({
    ...live,
    factors: { ...live.factors, couponAbuse: { ...live.factors.couponAbuse, weight: 6 } },
  }));
});
afterAll(() => scene.close());

const sample = (process: Pick<typeof scene, "accounts">, by = scene.author) =>
  process.accounts.policies.openSample({ runId, note: NOTE }, by, systemOrigin);
const listed = async (run: string | null = runId, view = "DUE_FIRST") =>
  must(await scene.accounts.queries.listReviewCases(listReviewCasesSchema.parse({ sample: run, view }), scene.author));
const shown = async () =>
  must(await scene.accounts.queries.getPolicy(getPolicySchema.parse({ version }), scene.author)).run?.sample;
const cases = () =>
  scene.rows<{ account_id: string; state: string; reasons: string[] }>(
    "SELECT account_id, state, reasons FROM review_case ORDER BY account_id, opened_at",
  );

test("nothing is opened of a run that is not over, nor of one that nobody knows", async () => {
  runId = must(await scene.accounts.policies.startBacktest({ version }, scene.author, systemOrigin)).id;
  expect(refusalCode(await sample(scene))).toBe("ILLEGAL_TRANSITION");
  const unknown = { runId: newId(), note: NOTE };
  expect(refusalCode(await scene.accounts.policies.openSample(unknown, scene.author, systemOrigin))).toBe("NOT_FOUND");
  await scene.backtested(version);
  expect(await shown()).toEqual({ opened: null, toOpen: people.length });
  expect(await cases()).toEqual([]);
});

test("four who ask at once open one case for each account, with an entry and the reason for each", async () => {
  const [open, closed] = people;
  if (!open || !closed) throw new Error("Nobody is there.");
  await scene.send(scene, factOf(open, "sharedDevices", "locked", { bad: 40 }, new Date()));
  await scene.rows("UPDATE account SET status = 'DISABLED' WHERE id = $1", [closed]);
  expect(await shown()).toEqual({ opened: null, toOpen: people.length - 1 });
  const answers = await Promise.all([
    sample(scene),
    sample(scene.other, scene.approver),
    sample(scene),
    sample(scene.other),
  ]);
  const all = answers.map((answer) => must(answer));
  const sum = (key: "opened" | "joined" | "known" | "passedOver") => all.reduce((count, one) => count + one[key], 0);
  expect([sum("opened"), sum("joined"), sum("known"), sum("passedOver")]).toEqual([3, 1, 12, 4]);
  expect(await cases()).toEqual(
    people
      .filter((id) => id !== closed)
      .map((id) => ({
        account_id: id,
        state: "OPEN",
        reasons: id === open ? ["RISK_REACHED_HIGH", "SCORE_FELL", "FLAGGED_BY_HAND"] : ["FLAGGED_BY_HAND"],
      })),
  );
  const entries = await scene.rows<{
    action: string;
    subject_id: string | null;
    reason_code: string | null;
    changes: readonly { after: string | null }[];
  }>(
    "SELECT action, subject_id, reason_code, changes FROM audit_entry WHERE actor_kind = 'STAFF' AND action IN ('case.open', 'policy.open-sample') AND outcome = 'DONE'",
  );
  const asked = entries.filter(({ action }) => action === "policy.open-sample");
  expect(asked.flatMap(({ changes }) => changes.map(({ after }) => after))).toEqual(
    Array(4).fill(`${version} ${runId}`),
  );
  const each = entries.filter(({ action }) => action === "case.open");
  expect(each.map(({ subject_id }) => subject_id).sort()).toEqual(people.filter((id) => id !== closed).sort());
  expect(new Set(each.map(({ reason_code }) => reason_code))).toEqual(new Set(["FLAGGED_BY_HAND"]));
});

test("the queue shows the sample alone, page by page, and says how far it is", async () => {
  const stranger = (await putHolder(scene, "stranger@example.org")).accountId;
  await putCase(scene, stranger);
  const { rows, sample: head, counts } = await listed();
  expect(rows.map(({ accountId }) => accountId).sort()).toEqual(people.filter((id) => id !== people[1]).sort());
  expect({ head, counts }).toEqual({ head: { version, cases: 4, open: 4 }, counts: null });
  const first = listReviewCasesSchema.parse({ sample: runId, limit: 3 });
  const page = must(await scene.accounts.queries.listReviewCases(first, scene.author));
  const rest = { ...first, cursor: page.nextCursor };
  const next = must(await scene.accounts.queries.listReviewCases(rest, scene.author));
  expect([...page.rows, ...next.rows].map(({ caseId }) => caseId)).toEqual(rows.map(({ caseId }) => caseId));
  const elsewhere = await scene.accounts.queries.listReviewCases({ ...rest, sample: null }, scene.author);
  expect(refusalCode(elsewhere)).toBe("VALIDATION");
  expect((await listed(null)).rows.map(({ accountId }) => accountId)).toContain(stranger);
  expect(await listed(newId())).toMatchObject({ rows: [], sample: null });
});

test("a case that was decided stays decided when somebody asks for the sample again", async () => {
  const [row] = (await listed()).rows;
  if (!row) throw new Error("No case is open.");
  const answer = { caseId: row.caseId, version: row.version, reasonCode: "NORMAL_BEHAVIOUR", note: "" } as const;
  must(await scene.accounts.clearCase(answer, scene.approver, systemOrigin));
  expect(must(await sample(scene.other))).toEqual({ opened: 0, joined: 0, known: 4, passedOver: 1 });
  expect((await listed()).rows).toHaveLength(3);
  expect((await listed(runId, "DECIDED_TODAY")).rows.map(({ caseId }) => caseId)).toEqual([row.caseId]);
  expect(await shown()).toMatchObject({ opened: { by: expect.any(String), cases: 4, open: 3 }, toOpen: 0 });
});
