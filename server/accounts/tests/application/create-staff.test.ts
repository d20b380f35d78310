import { beforeEach, describe, expect, it } from "vitest";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { buyer } from "../support/account-facts";
import { tokenOf } from "../support/mail-links";
import { must, refusalCode } from "../support/must";
import { hire, STAFF_PASSWORD, TEAM_NOTE, TEAM_ORIGIN, type TeamScene, teamScene } from "../support/team-scene";

const KIRAN = { email: "kiran.desai@goodstanding.example", name: "Kiran Desai" } as const;
const DEVICE = new Uint8Array(32).fill(5);
const shell = { ...TEAM_ORIGIN, channel: "cli" } as const;

let scene: TeamScene;

beforeEach(() => {
  scene = teamScene();
});

const create = (role: StaffRole, email: string = KIRAN.email) =>
  scene.team.createStaff({ email, name: KIRAN.name, role }, shell);

const accept = (token: string) =>
  scene.team.acceptInvitation({ token, name: KIRAN.name, password: STAFF_PASSWORD }, DEVICE, TEAM_ORIGIN);

const linkOf = (created: Awaited<ReturnType<typeof create>>) => {
  const value = must(created);
  if (value.outcome !== "INVITED") throw new Error("Nobody was invited.");
  return tokenOf(value.link);
};

describe("create-staff", () => {
  it("makes an invitation that is accepted like any other, audited as the operator's", async () => {
    must(await accept(linkOf(await create("ADMIN"))));
    const [account] = scene.ports.tables.accounts.values();
    expect(account).toMatchObject({ name: KIRAN.name, roles: [{ type: "ADMIN", grantedBy: "system:operator" }] });
    expect(scene.ports.audit[0]).toMatchObject({
      action: "staff.create",
      actor: { kind: "OPERATOR", name: "operator" },
      outcome: "DONE",
    });
  });

  it("R54 is the second person until two ADMINs exist", async () => {
    hire(scene, "ADMIN");
    must(await create("ADMIN"));
    hire(scene, "ADMIN");
    expect(refusalCode(await create("ADMIN"))).toBe("APPROVAL_REQUIRED");
  });

  it("lets out what the only ADMIN asked for", async () => {
    const joseph = hire(scene, "ADMIN");
    const asked = must(await scene.team.inviteStaff({ ...KIRAN, role: "LEAD", note: TEAM_NOTE }, joseph, TEAM_ORIGIN));
    expect(asked.approver).toBe("OPERATOR");
    const token = linkOf(await create("LEAD"));
    expect(scene.ports.tables.invitations.size).toBe(1);
    expect([...scene.ports.tables.invitations.values()][0]).toMatchObject({
      state: "SENT",
      invitedBy: joseph.accountId,
    });
    must(await accept(token));
  });

  it("puts a link for another role in the place of one that waits; the first opens nothing then", async () => {
    const first = linkOf(await create("ANALYST"));
    const second = linkOf(await create("LEAD"));
    expect(refusalCode(await accept(first))).toBe("NOT_FOUND");
    must(await accept(second));
  });

  it("changes the role of a colleague and ends the sessions", async () => {
    const ravi = hire(scene, "ANALYST");
    const address = scene.ports.tables.accounts.get(ravi.accountId)?.email?.email.address ?? "";
    expect(must(await create("ADMIN", address))).toEqual({ outcome: "ROLE_CHANGED", sessionsEnded: 1 });
    expect(scene.rolesOf(ravi.accountId)).toEqual(["ADMIN"]);
    expect(scene.endings(ravi.accountId)).toEqual(["ROLE_CHANGED"]);
  });

  it("never makes staff of a customer, and leaves the last ADMIN", async () => {
    const customer = buyer();
    scene.ports.tables.accounts.set(customer.id, customer);
    expect(refusalCode(await create("SUPPORT", customer.email?.email.address))).toBe("ALREADY_EXISTS");
    const only = hire(scene, "ADMIN");
    const address = scene.ports.tables.accounts.get(only.accountId)?.email?.email.address ?? "";
    expect(await create("LEAD", address)).toMatchObject({ refusal: { rule: "LAST_ADMIN" } });
  });
});

describe("R37 the first ADMIN", () => {
  const first = (token: string, email: string = KIRAN.email) =>
    scene.team.createFirstAdmin({ token, email, name: KIRAN.name, password: STAFF_PASSWORD }, DEVICE, TEAM_ORIGIN);

  it("comes by a link that works once, whichever start printed it", async () => {
    const links = [await scene.team.firstAdminLink(), await scene.team.firstAdminLink()].map((link) =>
      tokenOf(link ?? ""),
    );
    const [one = "", other = ""] = links;
    expect(await scene.team.readInvitation(one)).toEqual({ kind: "FIRST_ADMIN" });
    expect(must(await first(one))).toMatchObject({ needs: "ENROL" });
    expect(refusalCode(await first(one))).toBe("NOT_FOUND");
    expect(refusalCode(await first(other, "second@goodstanding.example"))).toBe("NOT_FOUND");
    expect(await scene.team.readInvitation(other)).toBeNull();
    expect(await scene.team.firstAdminLink()).toBeNull();
    expect([...scene.ports.tables.accounts.values()]).toMatchObject([{ roles: [{ type: "ADMIN" }] }]);
  });

  it("of many at once is one", async () => {
    const token = tokenOf((await scene.team.firstAdminLink()) ?? "");
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) => first(token, `person${place}@goodstanding.example`)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("does not come by the link of an invitation, nor by one that is over", async () => {
    const invitation = linkOf(await create("SUPPORT"));
    expect(refusalCode(await first(invitation))).toBe("NOT_FOUND");
    const token = tokenOf((await scene.team.firstAdminLink()) ?? "");
    scene.ports.now = new Date(scene.ports.now.getTime() + 31 * 60_000);
    expect(refusalCode(await first(token))).toBe("NOT_FOUND");
  });
});
