import { newToken } from "@/server/accounts/adapters/outbound/security/tokens";
import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type {
  Audited,
  UnitOfWork,
  WritableRepositories,
} from "@/server/accounts/application/ports/outbound/unit-of-work";
import { createStaffAccount, registerAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Session } from "@/server/accounts/domain/entities/session";
import { done } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { newId } from "@/server/platform/new-id";
import { must } from "./must";

export const TEST_ORIGIN: RequestOrigin = { requestId: "test-request", channel: "web", ip: null, userAgent: null };

export const ANYBODY = { kind: "ANONYMOUS" } as const;

/** Audited words for a unit of work that the test does not look at. */
export const audited = (accounts: readonly AccountId[], more: Partial<Audited> = {}): Audited => ({
  action: "account.register",
  actor: { kind: "SYSTEM", name: "system:demo" },
  origin: TEST_ORIGIN,
  subject: accounts[0] ? { type: "ACCOUNT", id: accounts[0] } : null,
  accounts,
  ...more,
});

/** A buyer as sign-up leaves them, or a member of staff. */
export function person(name: string, { role, email }: { role?: "ANALYST" | "LEAD"; email?: string } = {}): Account {
  const id = accountIdFrom(newId());
  const facts = {
    id,
    email: must(parseEmail(email ?? `${name.toLowerCase().replace(/\W+/gu, ".")}.${id.slice(-8)}@example.org`)),
    name: personNameFrom(name),
    at: new Date(),
  };
  return role
    ? must(createStaffAccount({ ...facts, role, by: OPERATOR, emailVerifiedAt: facts.at })).account
    : must(registerAccount({ ...facts, phone: null })).account;
}

export async function store(unitOfWork: UnitOfWork, ...accounts: readonly Account[]): Promise<void> {
  for (const account of accounts) {
    const stored = await unitOfWork(audited([]), (write) => write.accounts.insert(account));
    must(stored);
  }
}

export type SignedIn = { readonly session: Session; readonly token: string };

/** A session of a day, opened within a running unit of work. */
export async function openSession(write: WritableRepositories, accountId: AccountId): Promise<SignedIn> {
  const session: Session = {
    id: sessionIdFrom(newId()),
    accountId,
    deviceId: deviceIdFrom(newId()),
    method: "DEMO",
    level: "SECOND_FACTOR",
    provedAt: write.at,
    idleSeconds: 1800,
    createdAt: write.at,
    lastSeenAt: write.at,
    expiresAt: new Date(write.at.getTime() + 86_400_000),
    ended: null,
  };
  const { token, hash } = newToken();
  await write.sessions.open(session, hash);
  return { session, token };
}

export async function signIn(unitOfWork: UnitOfWork, accountId: AccountId): Promise<SignedIn> {
  return must(
    await unitOfWork(audited([accountId], { action: "session.demo-login" }), async (write) =>
      done(await openSession(write, accountId)),
    ),
  );
}

export const asStaff = (account: Account, { session }: SignedIn, role: "ANALYST" | "LEAD" = "ANALYST"): StaffActor => ({
  kind: "STAFF",
  accountId: account.id,
  sessionId: session.id,
  role,
  name: account.name ?? "",
});

export const asHolder = (account: Account, { session }: SignedIn): HolderActor => ({
  kind: "HOLDER",
  accountId: account.id,
  sessionId: session.id,
  name: account.name ?? "",
});
