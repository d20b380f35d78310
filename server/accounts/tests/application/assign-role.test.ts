import { beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { buyer } from "../support/account-facts";
import { must, refusalCode } from "../support/must";
import { hire, TEAM_NOTE, TEAM_ORIGIN, type TeamScene, teamScene } from "../support/team-scene";

let scene: TeamScene;
let ravi: StaffActor;
let joseph: StaffActor;
let meera: StaffActor;

beforeEach(() => {
  scene = teamScene();
  joseph = hire(scene, "ADMIN", "Joseph D'Souza");
  meera = hire(scene, "ADMIN", "Meera Iyer");
  ravi = hire(scene, "ANALYST", "Ravi Shetty");
});

const ask = (accountId: string, role: "LEAD" | "ANALYST" | "ADMIN" | "SUPPORT", by: StaffActor) =>
  scene.team.assignRole({ accountId, role, note: TEAM_NOTE }, by, TEAM_ORIGIN);

describe("R54 a staff role needs a second ADMIN", () => {
  it("changes nothing by asking, and takes effect when another ADMIN approves", async () => {
    const asked = must(await ask(ravi.accountId, "LEAD", joseph));
    expect(asked.approver).toBe("ADMIN");
    expect(scene.rolesOf(ravi.accountId)).toEqual(["ANALYST"]);
    expect(scene.liveSessions(ravi.accountId)).toHaveLength(1);
    expect(must(await scene.approve(asked.approvalId, meera))).toMatchObject({ state: "APPROVED", sessionsEnded: 1 });
    expect(scene.rolesOf(ravi.accountId)).toEqual(["LEAD"]);
    expect(scene.ports.events.map(({ type }) => type)).toEqual(["RoleAssigned", "RoleRevoked", "SessionRevoked"]);
  });

  it("R43 ends the colleague's sessions with cause ROLE_CHANGED", async () => {
    const asked = must(await ask(ravi.accountId, "LEAD", joseph));
    await scene.approve(asked.approvalId, meera);
    expect(scene.endings(ravi.accountId)).toEqual(["ROLE_CHANGED"]);
  });

  it("audits what was asked and what was approved", async () => {
    const asked = must(await ask(ravi.accountId, "LEAD", joseph));
    await scene.approve(asked.approvalId, meera);
    expect(scene.ports.audit).toMatchObject([
      { action: "account.assign-role", outcome: "DONE", actor: joseph, reason: { code: "LEAD", note: TEAM_NOTE } },
      { action: "approval.approve", outcome: "DONE", actor: meera },
    ]);
  });

  it("is not approved by who asked, by the one it is about, or by another role", async () => {
    const asked = must(await ask(meera.accountId, "LEAD", joseph));
    const lead = hire(scene, "LEAD");
    expect(refusalCode(await scene.approve(asked.approvalId, joseph))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(await scene.approve(asked.approvalId, meera))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(await scene.approve(asked.approvalId, lead))).toBe("FORBIDDEN");
    expect(scene.rolesOf(meera.accountId)).toEqual(["ADMIN"]);
  });

  it("says that the operator has to agree where no other ADMIN can", async () => {
    expect(must(await ask(meera.accountId, "LEAD", joseph)).approver).toBe("OPERATOR");
  });
});

describe("refused at once, because it would be refused later for certain", () => {
  it("to oneself", async () => {
    expect(await ask(joseph.accountId, "LEAD", joseph)).toMatchObject({ refusal: { rule: "SELF_GRANT" } });
  });

  it("to a customer", async () => {
    const customer = buyer();
    scene.ports.tables.accounts.set(customer.id, customer);
    expect(await ask(customer.id, "SUPPORT", joseph)).toMatchObject({ refusal: { rule: "MIXED_SIDES" } });
  });

  it("the role held already, and a second request while the first waits", async () => {
    expect(refusalCode(await ask(ravi.accountId, "ANALYST", joseph))).toBe("CONFLICT");
    must(await ask(ravi.accountId, "LEAD", joseph));
    expect(await ask(ravi.accountId, "LEAD", meera)).toMatchObject({
      refusal: { code: "CONFLICT", by: "Joseph D'Souza" },
    });
  });

  it("with a proof that is older than 15 minutes", async () => {
    scene.ports.now = new Date(scene.ports.now.getTime() + 16 * 60_000);
    expect(refusalCode(await ask(ravi.accountId, "LEAD", joseph))).toBe("STEP_UP_REQUIRED");
  });
});

describe("decided anew when it runs", () => {
  it("gives nothing in the name of somebody who lost ADMIN meanwhile", async () => {
    const asked = must(await ask(ravi.accountId, "ADMIN", joseph));
    const third = hire(scene, "ADMIN");
    const demotion = must(await ask(joseph.accountId, "SUPPORT", third));
    must(await scene.approve(demotion.approvalId, meera));
    expect(must(await scene.approve(asked.approvalId, meera))).toMatchObject({ state: "REFUSED" });
    expect(scene.rolesOf(ravi.accountId)).toEqual(["ANALYST"]);
  });

  it("leaves the last ADMIN, whoever asks", async () => {
    const lonely = teamScene();
    const only = hire(lonely, "ADMIN");
    const lead = { ...hire(lonely, "LEAD"), role: "ADMIN" } as const;
    const asked = lonely.team.assignRole(
      { accountId: only.accountId, role: "LEAD", note: TEAM_NOTE },
      lead,
      TEAM_ORIGIN,
    );
    expect(await asked).toMatchObject({ ok: false, refusal: { code: "ROLE_VIOLATION" } });
    expect(lonely.rolesOf(only.accountId)).toEqual(["ADMIN"]);
  });
});

describe("revoke-role", () => {
  it("takes one of several roles and never the last", async () => {
    const account = scene.ports.tables.accounts.get(ravi.accountId);
    if (!account) throw new Error("Ravi is missing.");
    const twice = [
      ...account.roles,
      { type: "LEAD", grantedAt: scene.ports.now, grantedBy: joseph.accountId } as const,
    ];
    scene.ports.tables.accounts.set(account.id, { ...account, roles: twice });
    const revoke = (role: "ANALYST" | "LEAD" | "AUDITOR") =>
      scene.team.revokeRole({ accountId: ravi.accountId, role, note: TEAM_NOTE }, joseph, TEAM_ORIGIN);
    expect(await revoke("AUDITOR")).toMatchObject({ refusal: { rule: "ROLE_NOT_HELD" } });
    must(await scene.approve(must(await revoke("ANALYST")).approvalId, meera));
    expect(scene.rolesOf(ravi.accountId)).toEqual(["LEAD"]);
    expect(scene.endings(ravi.accountId)).toEqual(["ROLE_CHANGED"]);
    expect(await revoke("LEAD")).toMatchObject({ refusal: { rule: "LAST_ROLE" } });
  });
});
