import { beforeEach, expect, it } from "vitest";
import { origin } from "../support/console-scene";
import { must } from "../support/must";
import { policyScene } from "../support/policy-scene";

let scene: Awaited<ReturnType<typeof policyScene>>;
beforeEach(async () => {
  scene = await policyScene();
});

const NOTE = "The backtest of this morning speaks for it.";

/** v2 with base 58 is live; the draft of v3 was opened upon v1 with base 57 and a cool-down of its own. */
async function draftBehind() {
  await scene.draft(58);
  await scene.finishBacktest(2);
  const { approvalId } = must(
    await scene.run.request(
      { version: 2, startsAt: null, guardFlags: null, ramp: null, note: NOTE },
      scene.actor,
      origin,
    ),
  );
  const opened = must(await scene.run.create({ from: null }, scene.actor, origin));
  const document = { ...opened.policy, base: 57, coolDownHours: 30 };
  const draft = must(await scene.run.change({ version: 3, revision: 1, document }, scene.actor, origin));
  must(await scene.approve(approvalId));
  return draft;
}

const merge = (input: Partial<Parameters<typeof scene.run.merge>[0]>, by = scene.lead) =>
  scene.run.merge({ version: 3, revision: 2, onto: 2, takeLive: [], keepDraft: [], ...input }, by, origin);

it("is wanted before a draft goes into shadow or is asked for, whose base is no longer live", async () => {
  await draftBehind();
  const unmerged = { ok: false, refusal: { code: "VALIDATION", fields: [{ field: "basedOn" }] } };
  expect(await scene.run.shadow({ version: 3 }, scene.actor, origin)).toMatchObject(unmerged);
  await scene.finishBacktest(3);
  const asked = await scene.run.request(
    { version: 3, startsAt: null, guardFlags: null, ramp: null, note: NOTE },
    scene.actor,
    origin,
  );
  expect(asked).toMatchObject(unmerged);
  must(await merge({ keepDraft: ["base"] }));
  expect(must(await scene.run.shadow({ version: 3 }, scene.actor, origin)).state).toBe("SHADOW");
});

it("names every value that nobody chose, or that was chosen twice, and writes nothing", async () => {
  const draft = await draftBehind();
  const unclear = { ok: false, refusal: { code: "VALIDATION", fields: [{ field: "base" }] } };
  expect(await merge({})).toMatchObject(unclear);
  expect(await merge({ takeLive: ["base"], keepDraft: ["base"] })).toMatchObject(unclear);
  expect(scene.version(3)).toEqual(draft);
});

it.each([
  [{ takeLive: ["base"] }, 58],
  [{ keepDraft: ["base"] }, 57],
])("takes what was chosen (%j), keeps what the draft changed alone, and remembers who chose", async (chosen, base) => {
  const draft = await draftBehind();
  const merged = must(await merge(chosen));
  expect(merged).toMatchObject({ basedOn: 2, revision: 3, policy: { version: 3, base, coolDownHours: 30 } });
  expect(merged.writers).toEqual([scene.actor.accountId, scene.lead.accountId]);
  expect(merged.contentHash === draft.contentHash).toBe(base === 57);
  expect(scene.ports.audit.at(-1)).toMatchObject({ action: "policy.merge-draft", outcome: "DONE" });
});

it("is refused when the draft or the live version is not the one that was looked at", async () => {
  await draftBehind();
  expect(await merge({ onto: 1, keepDraft: ["base"] })).toMatchObject({ ok: false, refusal: { code: "CONFLICT" } });
  expect(await merge({ revision: 1, keepDraft: ["base"] })).toMatchObject({ ok: false, refusal: { code: "CONFLICT" } });
});

it("takes nothing that makes the document contradict itself", async () => {
  await draftBehind();
  const draft = scene.version(3);
  const [one, two] = [scene.version(1), scene.version(2)];
  if (!draft || !one || !two) throw new Error("A version is gone.");
  const wide = { ...two.policy, thresholds: { ...two.policy.thresholds, MEDIUM: 20, HIGH: 10 } };
  scene.ports.tables.policies.set(2, { ...two, policy: wide });
  const refused = await merge({ takeLive: ["base", "thresholds.MEDIUM"], keepDraft: ["thresholds.HIGH"] });
  expect(refused).toMatchObject({ ok: false, refusal: { code: "VALIDATION" } });
  expect(scene.version(3)).toEqual(draft);
});
