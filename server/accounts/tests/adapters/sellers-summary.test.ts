import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { WAITING_ON } from "@/server/accounts/domain/value-objects/waiting-on";
import {
  countSellers,
  listSellerReviewers,
  summariseSellers,
} from "@/server/accounts/read-model/queries/sellers-summary";
import { newId } from "@/server/platform/new-id";
import { putOnDesk } from "../support/desk-seeds";
import { must } from "../support/must";
import { actorOf, openReadScene, putAccount, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
const analyst = actorOf("ANALYST");
const lead = actorOf("LEAD");
const minutesOn = (minutes: number): Date => new Date(scene.deps.now().getTime() + minutes * 60_000);

beforeAll(async () => {
  scene = await openReadScene();
  await putAccount(scene, { id: analyst.accountId, name: "Arjun Kapoor", roles: ["ANALYST"] });
  await putAccount(scene, { id: lead.accountId, name: "Leela Menon", roles: ["LEAD"] });
});
beforeEach(() => scene.owner.query("TRUNCATE seller_application CASCADE; DELETE FROM account_contact"));
afterAll(() => scene.close());

describe("the summary", () => {
  it("counts what a person would count, whatever lies on the desk", async () => {
    const seed = fc.record({
      stage: fc.constantFrom(...APPLICATION_STAGES),
      waitingOn: fc.constantFrom(...WAITING_ON),
      due: fc.integer({ min: -600, max: 600 }),
      since: fc.integer({ min: 1, max: 9_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(seed, { maxLength: 12 }), async (seeds) => {
        await scene.owner.query("TRUNCATE seller_application CASCADE");
        for (const { stage, waitingOn, due, since } of seeds) {
          await putOnDesk(scene, { stage, waitingOn, dueAt: minutesOn(due), since: minutesOn(-since) });
        }
        const summary = must(await summariseSellers(scene.deps)(analyst));
        const count = (is: (one: (typeof seeds)[number]) => boolean) => seeds.filter(is).length;
        expect(Object.fromEntries(Object.entries(summary.counts).map(([view, found]) => [view, found.count]))).toEqual({
          ALL: seeds.length,
          US: count(({ waitingOn }) => waitingOn === "US"),
          SELLER: count(({ waitingOn }) => waitingOn === "SELLER"),
          PAUSED: count(({ waitingOn }) => waitingOn === "NOBODY"),
          LATE: count(({ waitingOn, due }) => waitingOn === "US" && due < 0),
        });
        expect(must(await countSellers(scene.deps)(analyst)).needsUs).toEqual(summary.counts.US);
        for (const { stage, count: found, medianMinutes } of summary.stages) {
          const ages = seeds.filter((one) => one.stage === stage).map((one) => one.since);
          expect(found.count).toBe(ages.length);
          expect(medianMinutes === null ? null : Math.round(medianMinutes * 2)).toBe(median(ages));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("counts whom it let in within 30 days, once, and how long they took", async () => {
    const letIn = async (hoursToDecide: number, stage: string, daysAgo = 1) => {
      const id = await putOnDesk(scene, {});
      const decidedAt = minutesOn(-daysAgo * 1440);
      await scene.owner.query("DELETE FROM seller_desk WHERE application_id = $1", [id]);
      await scene.owner.query(
        `UPDATE seller_application SET stage = $2, opened_at = $3, state = state || jsonb_build_object('stage', $2::text) WHERE id = $1`,
        [id, stage, new Date(decidedAt.getTime() - hoursToDecide * 3_600_000)],
      );
      const decide = (at: Date) =>
        scene.owner.query(
          `INSERT INTO seller_stage_decision (id, application_id, stage, decision, decided_by, decided_at, audit_entry_id, reasons)
           VALUES ($1,$2,'FINAL','APPROVED',$3,$4,$1,'{}')`,
          [newId(), id, analyst.accountId, at],
        );
      await decide(new Date(decidedAt.getTime() - 3_600_000));
      await decide(decidedAt);
    };
    await letIn(10, "PROBATION");
    await letIn(20, "ESTABLISHED");
    await letIn(50, "PROBATION", 29);
    await letIn(90, "PROBATION", 31);
    await letIn(90, "TAX");
    const { approved } = must(await summariseSellers(scene.deps)(analyst));
    expect(approved).toEqual({ count: { count: 3, more: false }, medianMinutes: 1200 });
  });
});

it("names whom an application can be handed to, and who is on shift", async () => {
  await putOnDesk(scene, { assigneeId: lead.accountId });
  const { reviewers } = must(await listSellerReviewers(scene.deps)(lead));
  expect(reviewers).toMatchObject([
    { name: "Arjun Kapoor", role: "ANALYST", isOnShift: false, has: { count: 0 } },
    { name: "Leela Menon", role: "LEAD", isOnShift: false, has: { count: 1 } },
  ]);
});

/** Twice the median, so that halves stay whole. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  return low === undefined || high === undefined ? null : low + high;
}
