import { describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { lapseOverrides } from "@/server/accounts/application/use-cases/lapse-overrides/lapse-overrides";
import { liftOverride } from "@/server/accounts/application/use-cases/lift-override/lift-override";
import { overrideTrust } from "@/server/accounts/application/use-cases/override-trust/override-trust";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { BUYER_ID, hoursLater, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { approvalScene } from "../support/approval-scene";
import { origin } from "../support/console-scene";
import { must, refusalCode } from "../support/must";

const note = "Known to us for years, vouched for by the store.";

function overrideScene(role: StaffRole = "ANALYST") {
  const scene = approvalScene(role);
  const { ports } = scene;
  const deps = {
    unitOfWork: ports.unitOfWork,
    now: ports.clock,
    dueWork: {
      endedOverrides: async (at: Date) =>
        [...ports.tables.overrides.values()]
          .filter(({ end, until }) => end === null && until <= at)
          .map(({ accountId }) => accountId),
    },
  };
  return {
    ...scene,
    ask: (kind: "FLOOR" | "CEILING", points: number, days = 14, by: StaffActor = scene.actor) =>
      overrideTrust(deps)({ accountId: BUYER_ID, kind, points, days, reasonCode: "KNOWN_CUSTOMER", note }, by, origin),
    lift: (by: StaffActor = scene.lead) => liftOverride(deps)({ accountId: BUYER_ID, note }, by, origin),
    lapse: () => lapseOverrides(deps)(10, origin),
    profile: () => ports.tables.profiles.get(BUYER_ID),
    override: () => [...ports.tables.overrides.values()].at(-1),
  };
}

async function inForce(kind: "FLOOR" | "CEILING", points: number, days?: number) {
  const scene = overrideScene();
  const { approvalId } = must(await scene.ask(kind, points, days));
  must(await scene.approve(approvalId));
  return { scene, approvalId };
}

describe("an override of the standing", () => {
  it("asked for alone changes nothing", async () => {
    const scene = overrideScene();
    const asked = must(await scene.ask("FLOOR", 70));
    expect(scene.request(asked.approvalId)).toMatchObject({ state: "PENDING", requestedBy: STAFF_ID });
    expect(scene.ports.tables.overrides.size).toBe(0);
    expect(scene.profile()?.override ?? null).toBeNull();
    expect(scene.ports.audit.at(-1)).toMatchObject({ action: "trust.override", outcome: "DONE" });
  });

  it("approved by another lead shows at once, in one commit with its event and entry", async () => {
    const { scene, approvalId } = await inForce("FLOOR", 70);
    expect(scene.override()).toMatchObject({ id: approvalId, requestedBy: STAFF_ID, approvedBy: OTHER_STAFF_ID });
    expect(scene.profile()?.shown).toEqual({ scoreMilli: 70_000, riskLevel: "LOW" });
    expect(scene.ports.events.map(({ type }) => type)).toContain("TrustOverridden");
    expect(scene.ports.audit.at(-1)).toMatchObject({ action: "approval.approve", outcome: "DONE" });
  });

  it("is never approved by the one who asked", async () => {
    const scene = overrideScene("LEAD");
    const { approvalId } = must(await scene.ask("CEILING", 20));
    expect(refusalCode(await scene.approve(approvalId, scene.actor))).toBe("CONFLICT_OF_INTEREST");
    expect(scene.ports.tables.overrides.size).toBe(0);
  });

  it("is not for an account of one's own, nor of colleagues", async () => {
    const scene = overrideScene();
    const ask = overrideTrust({ unitOfWork: scene.ports.unitOfWork });
    const about = (accountId: string) =>
      ask({ accountId, kind: "FLOOR", points: 70, days: 1, reasonCode: "KNOWN_CUSTOMER", note }, scene.actor, origin);
    expect(refusalCode(await about(STAFF_ID))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(await about(OTHER_STAFF_ID))).toBe("FORBIDDEN");
    expect(refusalCode(await about(accountIdFrom("019ce0bc-0000-7000-8000-00000000ffff")))).toBe("NOT_FOUND");
  });

  it("gives way to the next one, which says so", async () => {
    const { scene, approvalId } = await inForce("FLOOR", 70);
    const second = must(await scene.ask("CEILING", 25));
    must(await scene.approve(second.approvalId));
    expect(scene.ports.tables.overrides.get(approvalId)?.end).toMatchObject({ how: "REPLACED", by: OTHER_STAFF_ID });
    expect(scene.profile()?.shown).toEqual({ scoreMilli: 25_000, riskLevel: "CRITICAL" });
  });

  it("is lifted early by a lead, and the computed standing counts again", async () => {
    const { scene } = await inForce("CEILING", 20);
    must(await scene.lift());
    expect(scene.override()?.end).toMatchObject({ how: "LIFTED", by: OTHER_STAFF_ID });
    const profile = scene.profile();
    expect(profile?.shown).toEqual({ scoreMilli: profile?.scoreMilli, riskLevel: profile?.riskLevel });
    expect(scene.ports.events.at(-1)).toMatchObject({ type: "TrustScoreUpdated" });
    expect(refusalCode(await scene.lift())).toBe("NOT_FOUND");
  });

  it("ends by the clock on the day after its last, with one entry and one event, however many look", async () => {
    const { scene } = await inForce("FLOOR", 70, 14);
    const end = scene.override()?.until ?? new Date(0);
    scene.ports.now = new Date(end.getTime() - 1);
    expect(await scene.lapse()).toEqual({ lapsed: 0, found: 0 });
    scene.ports.now = hoursLater(1, end);
    const before = scene.ports.audit.length;
    const looks = await Promise.all([scene.lapse(), scene.lapse()]);
    expect(looks.reduce((sum, { lapsed }) => sum + lapsed, 0)).toBe(1);
    expect(scene.override()?.end).toEqual({ at: end, how: "LAPSED" });
    expect(scene.ports.audit.slice(before).map(({ action, outcome }) => [action, outcome])).toEqual([
      ["trust.lapse-override", "DONE"],
    ]);
    const ends = scene.ports.events.filter(({ type }) => type === "TrustOverrideEnded");
    expect(ends).toMatchObject([{ how: "LAPSED", occurredAt: end }]);
    expect(scene.profile()?.shown.scoreMilli).toBe(scene.profile()?.scoreMilli);
  });
});
