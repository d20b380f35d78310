import { beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { lapseRequests } from "@/server/accounts/application/use-cases/lapse-requests/lapse-requests";
import { buyer, newcomer } from "../support/account-facts";
import { tokenOf } from "../support/mail-links";
import { must, refusalCode } from "../support/must";
import { hire, STAFF_PASSWORD, TEAM_NOTE, TEAM_ORIGIN, type TeamScene, teamScene } from "../support/team-scene";

const KIRAN = {
  email: "kiran.desai@goodstanding.example",
  name: "Kiran Desai",
  role: "ANALYST",
  note: TEAM_NOTE,
} as const;
const DEVICE = new Uint8Array(32).fill(5);

let scene: TeamScene;
let joseph: StaffActor;
let meera: StaffActor;

beforeEach(() => {
  scene = teamScene();
  joseph = hire(scene, "ADMIN", "Joseph D'Souza");
  meera = hire(scene, "ADMIN", "Meera Iyer");
});

const invite = (input: Parameters<TeamScene["team"]["inviteStaff"]>[0] = KIRAN) =>
  scene.team.inviteStaff(input, joseph, TEAM_ORIGIN);

const lastLink = () => tokenOf(scene.ports.notifications.at(-1)?.values["link"]);
const onlyInvitation = () => {
  const [invitation] = scene.ports.tables.invitations.values();
  if (!invitation) throw new Error("Nobody was invited.");
  return invitation;
};

async function invited(): Promise<string> {
  must(await scene.approve(must(await invite()).approvalId, meera));
  return lastLink();
}

const accept = (token: string, password = STAFF_PASSWORD) =>
  scene.team.acceptInvitation({ token, name: "Kiran A. Desai", password }, DEVICE, TEAM_ORIGIN);

const later = (minutes: number) => {
  scene.ports.now = new Date(scene.ports.now.getTime() + minutes * 60_000);
};

describe("invite-staff", () => {
  it("sends nothing before a second ADMIN approves, then one mail with a link", async () => {
    const asked = must(await invite());
    expect(scene.ports.notifications).toEqual([]);
    must(await scene.approve(asked.approvalId, meera));
    expect(scene.ports.notifications).toMatchObject([
      {
        template: "STAFF_INVITATION",
        recipient: KIRAN.email,
        values: { role: "Analyst", invitedBy: "Joseph D'Souza" },
      },
    ]);
    expect(onlyInvitation()).toMatchObject({ state: "SENT", role: "ANALYST" });
  });

  it("tells the inviter that an address has an account, and forgets a sign-up that nobody proved", async () => {
    const customer = buyer();
    scene.ports.tables.accounts.set(customer.id, customer);
    const address = customer.email?.email.address ?? "";
    expect(await invite({ ...KIRAN, email: address })).toMatchObject({
      refusal: { code: "ALREADY_EXISTS", what: "email address" },
    });
    scene.ports.tables.accounts.set(customer.id, newcomer());
    const asked = must(await invite({ ...KIRAN, email: address }));
    must(await scene.approve(asked.approvalId, meera));
    must(await accept(lastLink()));
    expect(scene.ports.tables.accounts.has(customer.id)).toBe(false);
  });

  it("leaves PENDING the moment it is declined, or lapses: the address can be invited again", async () => {
    const asked = must(await invite());
    expect(must(await scene.decline(asked.approvalId, meera))).toMatchObject({ takenBack: "INVITATION" });
    expect(onlyInvitation()).toMatchObject({ state: "WITHDRAWN" });
    must(await invite());
    later(24 * 60);
    const dueWork = {
      expiredRequests: async () =>
        [...scene.ports.tables.approvals.values()]
          .map(({ request }) => request)
          .filter(({ state }) => state === "PENDING"),
    };
    const lapse = lapseRequests({ unitOfWork: scene.ports.unitOfWork, dueWork, now: scene.ports.clock });
    expect(await lapse(10, TEAM_ORIGIN)).toEqual({ lapsed: 1, found: 1 });
    expect([...scene.ports.tables.invitations.values()].map(({ state }) => state)).toEqual(["WITHDRAWN", "WITHDRAWN"]);
  });

  it("knows one living invitation for an address, and another once its days are over", async () => {
    must(await invite());
    expect(await invite()).toMatchObject({ refusal: { code: "ALREADY_EXISTS", what: "invitation" } });
    scene.ports.tables.sessions.forEach((stored, id) => {
      const expiresAt = new Date(scene.ports.now.getTime() + 30 * 86_400_000);
      const session = { ...stored.session, expiresAt, idleSeconds: 30 * 86_400 };
      scene.ports.tables.sessions.set(id, { ...stored, session });
    });
    later(7 * 24 * 60);
    scene.ports.tables.sessions.forEach((stored, id) => {
      scene.ports.tables.sessions.set(id, { ...stored, session: { ...stored.session, provedAt: scene.ports.now } });
    });
    must(await invite());
    expect([...scene.ports.tables.invitations.values()].map(({ state }) => state)).toEqual(["WITHDRAWN", "PENDING"]);
  });

  it("names every field that can't be read", async () => {
    const refused = await invite({ ...KIRAN, email: "kiran", name: "\u202Ekiran" });
    expect(refused).toMatchObject({ refusal: { fields: [{ field: "email" }, { field: "name" }] } });
  });
});

describe("accept-invitation", () => {
  it("makes a staff account with a proved address and no session: a second factor comes first (R28)", async () => {
    const token = await invited();
    expect(must(await accept(token))).toMatchObject({ needs: "ENROL", sent: null });
    const account = scene.ports.tables.accounts.get(onlyInvitation().accountId);
    expect(account).toMatchObject({ name: "Kiran A. Desai", roles: [{ type: "ANALYST" }], buyerProfile: null });
    expect(account?.email?.verifiedAt).toEqual(scene.ports.now);
    expect(scene.liveSessions(onlyInvitation().accountId)).toEqual([]);
    expect(scene.ports.audit.at(-1)).toMatchObject({ action: "staff.accept-invitation", outcome: "DONE" });
  });

  it("R69 works once, in parallel too", async () => {
    const token = await invited();
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(token)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalCode(await accept(token))).toBe("NOT_FOUND");
  });

  it("answers alike for a link that is over, withdrawn, of an earlier mail, changed, or not ours", async () => {
    const first = await invited();
    const { id } = onlyInvitation();
    must(await scene.team.resendInvitation({ invitationId: id }, meera, TEAM_ORIGIN));
    const second = lastLink();
    const refused = [await accept(first), await accept(`${second}x`), await accept("nonsense"), await accept("")];
    later(31);
    refused.push(await accept(second));
    expect(refused.map((one) => JSON.stringify(one))).toEqual(refused.map(() => JSON.stringify(refused[0])));
    expect(refusalCode(await accept(second))).toBe("NOT_FOUND");
  });

  it("opens nothing once it is withdrawn", async () => {
    const token = await invited();
    must(await scene.team.withdrawInvitation({ invitationId: onlyInvitation().id }, meera, TEAM_ORIGIN));
    expect(await scene.team.readInvitation(token)).toBeNull();
    expect(refusalCode(await accept(token))).toBe("NOT_FOUND");
  });

  it("asks for 15 characters, since there is no second factor yet, as it is", async () => {
    const token = await invited();
    expect(await accept(token, "teak 4219 monso")).toMatchObject({ ok: true });
  });

  it("refuses a short password and keeps the link", async () => {
    const token = await invited();
    expect(await accept(token, "teak 4219 mons")).toMatchObject({ refusal: { fields: [{ field: "password" }] } });
    expect(await scene.team.readInvitation(token)).toMatchObject({ kind: "INVITATION", email: KIRAN.email });
    must(await accept(token));
  });
});
