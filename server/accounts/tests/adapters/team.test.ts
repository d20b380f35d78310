import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newToken } from "@/server/accounts/adapters/outbound/security/tokens";
import type { TeamDto } from "@/server/accounts/application/dto/team-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { changeRoleWithin } from "@/server/accounts/application/use-cases/assign-role/change-role-within";
import { done } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { newId } from "@/server/platform/new-id";
import { tokenOf } from "../support/mail-links";
import {
  type ModuleScene,
  moduleScene,
  putHolder,
  putStaff,
  type ServerProcess,
  systemOrigin,
} from "../support/module-scene";
import { must, refusalCode } from "../support/must";
import { audited } from "../support/stored-people";
import { STAFF_PASSWORD, TEAM_NOTE, TEAM_ORIGIN } from "../support/team-scene";

const DEVICE = new Uint8Array(32).fill(9);

let scene: ModuleScene;
let other: ServerProcess;

beforeAll(async () => {
  scene = await moduleScene();
  other = scene.openAnother();
});
afterAll(async () => {
  await other.database.close();
  await scene.close();
});
/** Every test begins with a team of its own. */
beforeEach(async () => {
  await scene.database.pool.query("DELETE FROM role WHERE role_type = 'ADMIN'");
});

const admin = () => putStaff(scene, "ADMIN");
const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await scene.database.pool.query(text, values)).rows as Row[];

const countAdmins = async (): Promise<number> =>
  (await rows<{ n: number }>("SELECT count(*)::int AS n FROM role WHERE role_type = 'ADMIN'"))[0]?.n ?? 0;

const ask = async (accountId: AccountId, role: StaffRole, by: StaffActor): Promise<string> =>
  must(await scene.accounts.team.assignRole({ accountId, role, note: TEAM_NOTE }, by, TEAM_ORIGIN)).approvalId;

const approve = ({ accounts }: ServerProcess, approvalId: string, by: StaffActor) =>
  accounts.approveRequest({ approvalId, note: "" }, by, TEAM_ORIGIN);

async function openSessionOf(accountId: AccountId): Promise<string> {
  const { token, hash } = newToken();
  const open = scene.accounts.unitOfWork(audited([accountId]), async (write) => {
    const times = { provedAt: write.at, createdAt: write.at, lastSeenAt: write.at };
    const expiresAt = new Date(write.at.getTime() + 3_600_000);
    const facts = { id: sessionIdFrom(newId()), accountId, deviceId: deviceIdFrom(newId()) };
    const proof = { method: "PASSWORD", level: "SECOND_FACTOR", idleSeconds: 1_800, ended: null } as const;
    await write.sessions.open({ ...facts, ...times, ...proof, expiresAt }, hash);
    return done(null);
  });
  must(await open);
  return token;
}

describe("R54 the last ADMIN stays", () => {
  it("where two changes at once share no row: neither sees the other's ADMIN as left", async () => {
    for (let round = 0; round < 12; round += 1) {
      await scene.database.pool.query("DELETE FROM role WHERE role_type = 'ADMIN'");
      const [one, two] = [await admin(), await admin()];
      const demote = ({ accounts }: ServerProcess, { accountId }: StaffActor) =>
        accounts.unitOfWork(audited([accountId], { action: "staff.create" }), (write) =>
          changeRoleWithin(write, {
            accountId,
            role: "SUPPORT",
            granter: { id: OPERATOR, roles: [] },
            approvedBy: OPERATOR,
          }),
        );
      const answers = await Promise.all([demote(scene, one), demote(other, two)]);
      expect(answers.map(refusalCode).sort()).toEqual(["ROLE_VIOLATION", null].sort());
      expect(await countAdmins()).toBe(1);
    }
  });

  it("where three ADMINs approve each other's demotion in a ring, on two processes", async () => {
    for (let round = 0; round < 6; round += 1) {
      await scene.database.pool.query("DELETE FROM role WHERE role_type = 'ADMIN'");
      const [a, b, c] = [await admin(), await admin(), await admin()];
      const asked = [
        await ask(b.accountId, "LEAD", a),
        await ask(c.accountId, "LEAD", b),
        await ask(a.accountId, "LEAD", c),
      ];
      const [first = "", second = "", third = ""] = asked;
      await Promise.all([approve(scene, first, c), approve(other, second, a), approve(scene, third, b)]);
      expect(await countAdmins()).toBeGreaterThanOrEqual(1);
    }
  });

  it("R54 refuses oneself, a customer and a request that its asker approves, in the real thing too", async () => {
    const [one, two] = [await admin(), await admin()];
    const customer = await putHolder(scene);
    const input = { role: "SUPPORT", note: TEAM_NOTE } as const;
    const to = (accountId: AccountId) =>
      scene.accounts.team.assignRole({ accountId, ...input }, one, TEAM_ORIGIN).then(refusalCode);
    expect([await to(one.accountId), await to(customer.accountId)]).toEqual(["ROLE_VIOLATION", "ROLE_VIOLATION"]);
    const approvalId = await ask(two.accountId, "LEAD", one);
    expect(refusalCode(await approve(scene, approvalId, one))).toBe("CONFLICT_OF_INTEREST");
  });
});

describe("R43 a changed role ends every session at once, in every process", () => {
  it("from the first request that starts after the commit", async () => {
    const [one, two] = [await admin(), await admin()];
    const analyst = await putStaff(scene, "ANALYST");
    const tokens = [await openSessionOf(analyst.accountId), await openSessionOf(analyst.accountId)];
    const states = () =>
      Promise.all(
        [scene, other].flatMap(({ accounts }) =>
          tokens.map(async (token) => (await accounts.auth.resolve(token)).state),
        ),
      );
    expect(await states()).toEqual(["LIVE", "LIVE", "LIVE", "LIVE"]);
    const approvalId = await ask(analyst.accountId, "LEAD", one);
    must(await approve(other, approvalId, two));
    expect(await states()).toEqual(["ROLE_CHANGED", "ROLE_CHANGED", "ROLE_CHANGED", "ROLE_CHANGED"]);
    const causes = await rows<{ end_reason: string }>("SELECT DISTINCT end_reason FROM session WHERE account_id = $1", [
      analyst.accountId,
    ]);
    expect(causes).toEqual([{ end_reason: "ROLE_CHANGED" }]);
  });
});

describe("joining", () => {
  const invite = async (email: string) => {
    const [one, two] = [await admin(), await admin()];
    const input = { email, name: "Kiran Desai", role: "ANALYST", note: TEAM_NOTE } as const;
    const asked = must(await scene.accounts.team.inviteStaff(input, one, TEAM_ORIGIN));
    must(await approve(scene, asked.approvalId, two));
    return { one, two };
  };

  it("R28 R69 by one link once, in parallel on two processes, and without a session before the second factor", async () => {
    const email = "kiran.race@goodstanding.example";
    const { one } = await invite(email);
    const [invitation] = await rows<{ id: string; version: number; account_id: string; state: string }>(
      "SELECT id, version, account_id, state FROM staff_invitation WHERE email_key = $1",
      [email],
    );
    expect(invitation?.state).toBe("SENT");
    const created = await scene.accounts.team.resendInvitation(
      { invitationId: invitation?.id ?? "" },
      one,
      TEAM_ORIGIN,
    );
    must(created);
    const link = await scene.accounts.unitOfWork(audited([]), async (write) => {
      const living = await write.staff.findLivingInvitation(email);
      return done(living ? await write.staff.linkFor(living) : "");
    });
    const token = tokenOf(must(link));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        (place % 2 ? scene : other).accounts.team.acceptInvitation(
          { token, name: "Kiran Desai", password: STAFF_PASSWORD },
          DEVICE,
          TEAM_ORIGIN,
        ),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => refusalCode(answer) ?? [])).toEqual(
      Array.from({ length: 9 }, () => "NOT_FOUND"),
    );
    const id = invitation?.account_id;
    expect(await rows("SELECT role_type, granted_by FROM role WHERE account_id = $1", [id])).toEqual([
      { role_type: "ANALYST", granted_by: one.accountId },
    ]);
    expect(await rows("SELECT id FROM session WHERE account_id = $1", [id])).toEqual([]);
    expect(await rows("SELECT needs FROM pending_sign_in WHERE account_id = $1", [id])).toEqual([{ needs: "ENROL" }]);
    const done_ = await rows<{ n: number }>(
      "SELECT count(*)::int AS n FROM audit_entry WHERE action = 'staff.accept-invitation' AND outcome = 'DONE'",
    );
    expect(done_).toEqual([{ n: 1 }]);
  });

  it("keeps who was invited out of the outbox in clear", async () => {
    await invite("clear.text@goodstanding.example");
    const seen = await rows("SELECT payload FROM outbox WHERE payload::text LIKE '%clear.text%'");
    expect(seen).toEqual([]);
  });

  it("R37 the first ADMIN is one, whatever is tried with the links of two starts on two processes", async () => {
    const links = [await scene.accounts.team.firstAdminLink(), await other.accounts.team.firstAdminLink()];
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        (place % 2 ? scene : other).accounts.team.createFirstAdmin(
          {
            token: tokenOf(links[place % 2] ?? ""),
            email: `first${place}@goodstanding.example`,
            name: "Meera Iyer",
            password: STAFF_PASSWORD,
          },
          DEVICE,
          TEAM_ORIGIN,
        ),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await countAdmins()).toBe(1);
    expect(await scene.accounts.team.firstAdminLink()).toBeNull();
  });

  it("gives the operator's word until two ADMINs exist, and audits it as theirs", async () => {
    await admin();
    const input = { email: "lead.one@goodstanding.example", name: "Lead One", role: "LEAD" } as const;
    expect(must(await scene.accounts.team.createStaff(input, systemOrigin))).toMatchObject({ outcome: "INVITED" });
    const [entry] = await rows(
      "SELECT actor_kind, actor_name, channel FROM audit_entry WHERE action = 'staff.create' AND outcome = 'DONE' ORDER BY recorded_at DESC LIMIT 1",
    );
    expect(entry).toEqual({ actor_kind: "OPERATOR", actor_name: "operator", channel: "cli" });
    await admin();
    expect(refusalCode(await scene.accounts.team.createStaff(input, systemOrigin))).toBe("APPROVAL_REQUIRED");
  });
});

describe("the team as it is read", () => {
  it("pages by name, with what waits, and masks every address", async () => {
    const [one, two] = [await admin(), await admin()];
    await ask(two.accountId, "LEAD", one);
    const email = "masked.person@goodstanding.example";
    const input = { email, name: "Masked Person", role: "SUPPORT", note: TEAM_NOTE } as const;
    must(await scene.accounts.team.inviteStaff(input, one, TEAM_ORIGIN));
    const all = must(await scene.accounts.queries.listTeam({ cursor: null, limit: 100 }, one));
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: TeamDto = must(await scene.accounts.queries.listTeam({ cursor, limit: 2 }, one));
      paged.push(...page.rows.map(({ accountId }) => accountId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all.rows.map(({ accountId }) => accountId));
    expect(all.rows.find(({ accountId }) => accountId === two.accountId)?.requests).toMatchObject([
      { action: "account.assign-role", requestedByName: one.name },
    ]);
    const invitations = must(await scene.accounts.queries.listTeamInvitations({ cursor: null, limit: 50 }, one));
    expect(invitations.rows.find(({ name }) => name === "Masked Person")).toMatchObject({
      maskedEmail: "m•••@goodstanding.example",
      status: "PENDING",
    });
    expect(JSON.stringify([all, invitations])).not.toContain(email);
  });

  it("lets LEAD and AUDITOR read without a single action, and nobody else of the staff", async () => {
    for (const role of ["LEAD", "AUDITOR"] as const) {
      const reader = await putStaff(scene, role);
      const team = must(await scene.accounts.queries.listTeam({ cursor: null, limit: 100 }, reader));
      expect(team.rows.flatMap(({ can }) => can)).toEqual([]);
    }
    for (const role of ["SUPPORT", "ANALYST"] as const) {
      const reader = await putStaff(scene, role);
      expect(refusalCode(await scene.accounts.queries.listTeam({ cursor: null, limit: 100 }, reader))).toBe(
        "FORBIDDEN",
      );
    }
  });

  it("shows somebody who left, without a role", async () => {
    const [one, two] = [await admin(), await admin()];
    const analyst = await putStaff(scene, "ANALYST");
    const order = { accountId: analyst.accountId, reasonCode: "LEFT_THE_TEAM", note: TEAM_NOTE } as const;
    const asked = must(await scene.accounts.team.deactivateStaff(order, one, TEAM_ORIGIN));
    must(await approve(scene, asked.approvalId, two));
    const team = must(await scene.accounts.queries.listTeam({ cursor: null, limit: 100 }, one));
    expect(team.rows.find(({ accountId }) => accountId === analyst.accountId)).toMatchObject({
      status: "LEFT",
      roles: [],
    });
  });
});
