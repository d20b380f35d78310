import { beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { must, refusalCode } from "../support/must";
import { hire, TEAM_NOTE, TEAM_ORIGIN, type TeamScene, teamScene } from "../support/team-scene";

let scene: TeamScene;
let joseph: StaffActor;
let meera: StaffActor;
let ravi: StaffActor;

beforeEach(() => {
  scene = teamScene();
  joseph = hire(scene, "ADMIN", "Joseph D'Souza");
  meera = hire(scene, "ADMIN", "Meera Iyer");
  ravi = hire(scene, "ANALYST", "Ravi Shetty");
});

const deactivate = (accountId: string, reasonCode: "LEFT_THE_TEAM" | "UNDER_SUSPICION", by = joseph) =>
  scene.team.deactivateStaff({ accountId, reasonCode, note: TEAM_NOTE }, by, TEAM_ORIGIN);

const accountOf = ({ accountId }: StaffActor) => scene.ports.tables.accounts.get(accountId);

describe("staff.deactivate", () => {
  it("waits for a second ADMIN where somebody leaves in peace", async () => {
    const asked = must(await deactivate(ravi.accountId, "LEFT_THE_TEAM"));
    expect(asked).toMatchObject({ isContained: false, sessionsEnded: 0, approver: "ADMIN" });
    expect(accountOf(ravi)).toMatchObject({ status: "ACTIVE", lock: null });
    expect(scene.liveSessions(ravi.accountId)).toHaveLength(1);
  });

  it("keeps somebody under suspicion out at once, for 24 hours at most", async () => {
    const asked = must(await deactivate(ravi.accountId, "UNDER_SUSPICION"));
    expect(asked).toMatchObject({ isContained: true, sessionsEnded: 1 });
    expect(scene.endings(ravi.accountId)).toEqual(["ACCOUNT_LOCKED"]);
    const until = new Date(scene.ports.now.getTime() + 24 * 3_600_000);
    expect(accountOf(ravi)).toMatchObject({ status: "ACTIVE", lock: { scope: "ACCOUNT", until } });
    expect(scene.rolesOf(ravi.accountId)).toEqual(["ANALYST"]);
  });

  it("takes roles, status and sessions when the second ADMIN approves", async () => {
    const asked = must(await deactivate(ravi.accountId, "LEFT_THE_TEAM"));
    expect(must(await scene.approve(asked.approvalId, meera))).toMatchObject({ state: "APPROVED", sessionsEnded: 1 });
    expect(accountOf(ravi)).toMatchObject({ status: "SUSPENDED", roles: [] });
    expect(scene.endings(ravi.accountId)).toEqual(["ACCOUNT_SUSPENDED"]);
    expect(scene.ports.events.map(({ type }) => type)).toEqual(["AccountSuspended", "RoleRevoked", "SessionRevoked"]);
  });

  it("declined, lifts the lock of the suspicion at once; nobody is signed in again by it", async () => {
    const asked = must(await deactivate(ravi.accountId, "UNDER_SUSPICION"));
    expect(must(await scene.decline(asked.approvalId, meera))).toMatchObject({ takenBack: "LOCK" });
    expect(accountOf(ravi)).toMatchObject({ status: "ACTIVE", lock: null });
    expect(scene.liveSessions(ravi.accountId)).toHaveLength(0);
    expect(scene.ports.audit.at(-1)).toMatchObject({ action: "approval.decline", outcome: "DONE" });
  });

  it("asked again on the same day, contains no longer than one day in all", async () => {
    const start = scene.ports.now.getTime();
    const asked = must(await deactivate(ravi.accountId, "UNDER_SUSPICION"));
    scene.ports.now = new Date(start + 600_000);
    must(await scene.decline(asked.approvalId, meera));
    expect(must(await deactivate(ravi.accountId, "UNDER_SUSPICION"))).toMatchObject({ isContained: true });
    expect(accountOf(ravi)).toMatchObject({ lock: { until: new Date(start + 24 * 3_600_000) } });
  });

  it("is not for oneself, and leaves the last ADMIN", async () => {
    expect(refusalCode(await deactivate(joseph.accountId, "LEFT_THE_TEAM"))).toBe("CONFLICT_OF_INTEREST");
    const lonely = teamScene();
    const only = hire(lonely, "ADMIN");
    const claims = { ...hire(lonely, "LEAD"), role: "ADMIN" } as const;
    const input = { accountId: only.accountId, reasonCode: "UNDER_SUSPICION", note: TEAM_NOTE } as const;
    expect(await lonely.team.deactivateStaff(input, claims, TEAM_ORIGIN)).toMatchObject({
      refusal: { code: "ROLE_VIOLATION" },
    });
    expect(lonely.liveSessions(only.accountId)).toHaveLength(1);
  });

  it("lets somebody come back with a role that two people agree on", async () => {
    must(await scene.approve(must(await deactivate(ravi.accountId, "LEFT_THE_TEAM")).approvalId, meera));
    const input = { accountId: ravi.accountId, role: "SUPPORT", note: TEAM_NOTE } as const;
    const asked = must(await scene.team.assignRole(input, meera, TEAM_ORIGIN));
    must(await scene.approve(asked.approvalId, joseph));
    expect(accountOf(ravi)).toMatchObject({ status: "ACTIVE", roles: [{ type: "SUPPORT" }] });
  });
});

describe("account.reset-second-factor (R35)", () => {
  const reset = (accountId: string) =>
    scene.team.resetSecondFactor({ accountId, note: TEAM_NOTE }, joseph, TEAM_ORIGIN);

  it("takes every factor away when a second ADMIN approves, ends the sessions and tells the owner", async () => {
    await scene.ports.unitOfWork(
      {
        action: "demo.load",
        actor: { kind: "SYSTEM", name: "system:demo" },
        origin: TEAM_ORIGIN,
        subject: null,
        accounts: [],
      },
      async (write) => {
        await write.secondFactors.beginTotp(ravi.accountId, "JBSWY3DPEHPK3PXP");
        await write.secondFactors.confirmTotp(ravi.accountId, 1);
        await write.secondFactors.replaceRecoveryCodes(ravi.accountId, [new Uint8Array(32)]);
        return { ok: true, value: null };
      },
    );
    const asked = must(await reset(ravi.accountId));
    expect(scene.liveSessions(ravi.accountId)).toHaveLength(1);
    must(await scene.approve(asked.approvalId, meera));
    expect(scene.endings(ravi.accountId)).toEqual(["SECOND_FACTOR_RESET"]);
    expect(scene.ports.notifications).toMatchObject([
      { template: "SECOND_FACTOR_CHANGED", values: { what: "authenticator app", change: "reset by our staff" } },
    ]);
    expect(refusalCode(await reset(ravi.accountId))).toBe("NOT_FOUND");
  });

  it("knows nothing of a password: no input, no credential, no mail with one", async () => {
    const hasPassword = { accountId: ravi.accountId, note: TEAM_NOTE, password: "teak" };
    const { resetSecondFactorSchema } = await import(
      "@/server/accounts/application/use-cases/reset-second-factor/reset-second-factor.schema"
    );
    expect(resetSecondFactorSchema.safeParse(hasPassword).success).toBe(false);
  });
});
