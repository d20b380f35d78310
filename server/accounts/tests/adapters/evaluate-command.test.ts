import { afterAll, beforeAll, expect, test } from "vitest";
import { putHolder, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { policyProcesses } from "../support/policy-processes";
import { factOf } from "../support/signal-facts";

let scene: Awaited<ReturnType<typeof policyProcesses>>;
const operator = { kind: "OPERATOR", name: "operator" } as const;
const long = {
  actor: operator,
  origin: { ...systemOrigin, channel: "cli" },
  stop: new AbortController().signal,
} as const;

beforeAll(async () => {
  scene = await policyProcesses();
});
afterAll(() => scene.close());

const progress: [number, number][] = [];
const evaluate = async (...refs: readonly string[]) =>
  scene.other.accounts.evaluateAccounts(refs, { ...long, onProgress: (done, of) => progress.push([done, of]) });

/** As if nobody had looked for a month. */
const lookAway = () => scene.rows("UPDATE trust_profile SET evaluated_at = evaluated_at - interval '30 days'");

test("everybody is scored anew as of now, with one entry, and told as it goes", async () => {
  const holders = [await putHolder(scene, "one@example.org"), await putHolder(scene, "two@example.org")];
  const longAgo = new Date(Date.now() - 31 * 86_400_000);
  for (const { accountId } of holders)
    await scene.send(scene, factOf(accountId, "couponAbuse", "c", { bad: 2 }, longAgo));
  await lookAway();
  const before = await scene.rows<{ count: number }>(
    "SELECT count(*)::int AS count FROM audit_entry WHERE action = 'trust.evaluate'",
  );
  const answer = must(await evaluate());
  expect(answer).toMatchObject({ policyVersion: 1, evaluated: 2, finished: true });
  expect(progress).toEqual([
    [0, 2],
    [2, 2],
  ]);
  const moments = await scene.rows<{ fresh: boolean }>(
    "SELECT evaluated_at > now() - interval '1 minute' AS fresh FROM trust_profile",
  );
  expect(moments.map(({ fresh }) => fresh)).toEqual([true, true]);
  const after = await scene.rows<{ count: number }>(
    "SELECT count(*)::int AS count FROM audit_entry WHERE action = 'trust.evaluate'",
  );
  expect((after[0]?.count ?? 0) - (before[0]?.count ?? 0)).toBe(1);
});

test("the accounts named, and no other; an unknown one is named before anything was done", async () => {
  await lookAway();
  const [one] = await scene.rows<{ account_id: string }>("SELECT account_id FROM trust_profile ORDER BY 1 LIMIT 1");
  const unknown = await evaluate(one?.account_id ?? "", "ext:nobody");
  expect(unknown).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND", what: "account ext:nobody" } });
  expect(must(await evaluate(one?.account_id ?? "")).evaluated).toBe(1);
  const fresh = await scene.rows(
    "SELECT account_id FROM trust_profile WHERE evaluated_at > now() - interval '1 minute'",
  );
  expect(fresh).toEqual([{ account_id: one?.account_id }]);
});
