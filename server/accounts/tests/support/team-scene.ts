import { randomUUID } from "node:crypto";
import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import { newToken, verificationCodes } from "@/server/accounts/adapters/outbound/security/tokens";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { approveRequest } from "@/server/accounts/application/use-cases/approve-request/approve-request";
import { declineRequest } from "@/server/accounts/application/use-cases/decline-request/decline-request";
import { teamCommands } from "@/server/accounts/application/use-cases/team-commands";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Session } from "@/server/accounts/domain/entities/session";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { emailOf, staff } from "./account-facts";
import { inMemoryPorts } from "./in-memory-ports";
import { mailLinksAt } from "./mail-links";

export const TEAM_NOTE = "Agreed with the head of trust and safety.";
export const TEAM_ORIGIN: RequestOrigin = { requestId: "team", channel: "web", ip: null, userAgent: null };
export const STAFF_PASSWORD = "ledger monsoon teak 4219";

export type TeamScene = ReturnType<typeof teamScene>;

/** The team's use cases and the second person's answer, in memory; hashes are real and cheap. */
export function teamScene() {
  const ports = inMemoryPorts();
  const deps = {
    ...ports,
    now: ports.clock,
    mailLinks: mailLinksAt(ports.clock),
    codes: verificationCodes("a secret of the tests, and of nobody else"),
    passwordHasher: passwordHasher({ parameters: { memoryKib: 64, iterations: 1, parallelism: 1 } }),
    staffDirectory: {
      countAdmins: async () => adminsOf(ports.tables.accounts.values()).length,
      findInvitation: async (id: string) => ports.tables.invitations.get(id) ?? null,
    },
  };
  const accountOf = async (id: string) => ports.tables.approvals.get(id)?.request.accountId ?? null;
  const team = teamCommands(deps);
  const approve = approveRequest({ ...deps, approvals: { accountOf } });
  const decline = declineRequest({ ...deps, approvals: { accountOf } });
  return {
    ports,
    team,
    approve: (approvalId: string, by: StaffActor) => approve({ approvalId, note: "" }, by, TEAM_ORIGIN),
    decline: (approvalId: string, by: StaffActor) => decline({ approvalId, note: TEAM_NOTE }, by, TEAM_ORIGIN),
    rolesOf: (id: AccountId) => ports.tables.accounts.get(id)?.roles.map(({ type }) => type) ?? [],
    liveSessions: (id: AccountId) => sessionsOf(ports.tables.sessions.values(), id).filter(({ ended }) => !ended),
    endings: (id: AccountId) =>
      sessionsOf(ports.tables.sessions.values(), id).map(({ ended }) => ended?.reason ?? null),
  };
}

const adminsOf = (accounts: Iterable<Account>) =>
  [...accounts].filter(({ status, roles }) => status === "ACTIVE" && roles.some(({ type }) => type === "ADMIN"));

const sessionsOf = (stored: Iterable<{ readonly session: Session }>, id: AccountId): Session[] =>
  [...stored].map(({ session }) => session).filter(({ accountId }) => accountId === id);

/** A colleague with a session in which a second factor was proved just now. */
export function hire({ ports }: TeamScene, role: StaffRole, name = `${role} of the scene`): StaffActor {
  const accountId = accountIdFrom(randomUUID());
  const email = emailOf(`${accountId.slice(0, 8)}@goodstanding.example`);
  const account = { ...staff(role, accountId), email: { kind: "EMAIL", email, verifiedAt: ports.now } as const };
  ports.tables.accounts.set(accountId, account);
  const sessionId = sessionIdFrom(randomUUID());
  const session: Session = {
    id: sessionId,
    accountId,
    deviceId: deviceIdFrom(randomUUID()),
    method: "PASSWORD",
    level: "SECOND_FACTOR",
    provedAt: ports.now,
    idleSeconds: 1_800,
    createdAt: ports.now,
    lastSeenAt: ports.now,
    expiresAt: new Date(ports.now.getTime() + 43_200_000),
    ended: null,
  };
  ports.tables.sessions.set(sessionId, { session, tokenHash: Buffer.from(newToken().hash).toString("hex") });
  return { kind: "STAFF", accountId, sessionId, role, name };
}
