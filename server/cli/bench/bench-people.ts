import { randomBytes } from "node:crypto";
import { newToken } from "@/server/accounts/adapters/outbound/security/tokens";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { createStaffAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { openSession } from "@/server/accounts/domain/domain-services/session-management-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import { sessionPolicy } from "@/server/accounts/domain/policies/session-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { emailFrom } from "@/server/accounts/domain/value-objects/email";
import { personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { newId } from "@/server/platform/new-id";
import type { BenchDatabase } from "./bench-database";

const operator = { kind: "OPERATOR", name: "operator" } as const;
const origin = () => ({ requestId: newId(), channel: "cli", ip: null, userAgent: null }) as const;

export type SignedInStaff = { readonly actor: StaffActor; readonly token: string };

/** A member of staff with a session, made for this run. */
export async function signedInStaff(database: BenchDatabase, role: StaffRole): Promise<SignedInStaff> {
  const id = accountIdFrom(newId());
  const address = `bench-${role.toLowerCase()}-${id.slice(-12)}@example.org`;
  const account = must(
    createStaffAccount({
      id,
      email: emailFrom({ address, key: address }),
      name: personNameFrom("Bench Staff"),
      role,
      by: OPERATOR,
      at: new Date(),
      emailVerifiedAt: new Date(),
    }),
  ).account;
  await insert(database, account);
  const { token, sessionId } = await openSessionFor(database, id, { isStaff: true });
  return { actor: { kind: "STAFF", accountId: id, sessionId, role, name: "Bench Staff" }, token };
}

export async function insert({ accounts }: BenchDatabase, ...people: readonly Account[]): Promise<void> {
  must(
    await accounts.unitOfWork(
      { action: "account.import", actor: operator, origin: origin(), subject: null, accounts: [] },
      async (write) => done(await write.accounts.insertMany(people)),
    ),
  );
}

export async function openSessionFor({ accounts }: BenchDatabase, accountId: AccountId, { isStaff = false } = {}) {
  const { token, hash } = newToken();
  const sessionId = must(
    await accounts.unitOfWork(
      { action: "session.login", actor: operator, origin: origin(), subject: null, accounts: [accountId] },
      async (write) => {
        const deviceId = deviceIdFrom(newId());
        const seen = { userAgent: "bench", lastIp: null, firstSeenAt: write.at, lastSeenAt: write.at };
        await write.devices.save(
          { id: deviceId, accountId, lastCountry: null, name: null, deniedAt: null, ...seen },
          new Uint8Array(randomBytes(32)),
        );
        const level = isStaff ? "SECOND_FACTOR" : "SINGLE";
        const facts = { id: sessionIdFrom(newId()), accountId, deviceId, method: "PASSWORD", level, isStaff } as const;
        const start = { ...facts, knownDevice: true, firstDevice: true, at: write.at };
        const { session } = openSession(start, [], sessionPolicy);
        await write.sessions.open(session, hash);
        return done(session.id);
      },
    ),
  );
  return { token, hash, sessionId };
}

/** A benchmark goes on only with what it asked for. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
