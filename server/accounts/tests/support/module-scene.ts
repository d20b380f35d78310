import { randomBytes } from "node:crypto";
import type { AccountsModuleDeps } from "@/server/accounts/accounts-adapters";
import { type AccountsModule, buildAccountsModule } from "@/server/accounts/accounts-module";
import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { openSession } from "@/server/accounts/domain/domain-services/session-management-service";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { sessionPolicy } from "@/server/accounts/domain/policies/session-policy";
import { done } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { type CaseId, caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { STAFF_ROLES, type StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { type SessionId, sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { type Database, openDatabase } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import { buyer, emailOf, staff } from "./account-facts";
import { createTestDatabase, type TestDatabase } from "./database";
import { must } from "./must";
import { patientLimits } from "./patient-limits";

/** What one server process has. */
export type ServerProcess = { readonly accounts: AccountsModule; readonly database: Database };

/** The whole module over a database of its own, as a server process has it. */
export type ModuleScene = ServerProcess & {
  readonly testDatabase: TestDatabase;
  readonly masterKey: Uint8Array;
  /** A second process on the same database with the same secrets; its pool is the caller's to close. */
  readonly openAnother: (differs?: Partial<AccountsModuleDeps>) => ServerProcess;
  readonly close: () => Promise<void>;
};

export const systemOrigin: RequestOrigin = { requestId: "scene", channel: "cli", ip: null, userAgent: null };
const system = { kind: "SYSTEM", name: "system:demo" } as const;

/** `more` is what a process is started with beyond the usual. */
export async function moduleScene(more: Partial<AccountsModuleDeps> = {}): Promise<ModuleScene> {
  const testDatabase = await createTestDatabase();
  const secrets = { masterKey: new Uint8Array(randomBytes(32)), sessionSecret: randomBytes(32).toString("hex") };
  const open = (differs: Partial<AccountsModuleDeps> = {}) =>
    openProcess(testDatabase, { ...secrets, ...more, ...differs });
  const { accounts, database } = open();
  return {
    accounts,
    database,
    testDatabase,
    masterKey: secrets.masterKey,
    openAnother: open,
    close: async () => {
      await database.close();
      await testDatabase.drop();
    },
  };
}

type Secrets = Pick<AccountsModuleDeps, "masterKey" | "sessionSecret"> & Partial<AccountsModuleDeps>;

function openProcess({ appUrl }: TestDatabase, secrets: Secrets): ServerProcess {
  const database = openDatabase({ appUrl, poolSize: 8, applicationName: "module-scene" });
  const rest = {
    liveChannel: { publish: () => undefined },
    newId,
    origin: "https://shop.example",
    demo: true,
    limits: patientLimits,
  };
  return { accounts: buildAccountsModule({ ...rest, ...secrets, database }), database };
}

export async function putStaff(scene: ModuleScene, role: StaffRole): Promise<StaffActor> {
  const accountId = accountIdFrom(newId());
  const email = emailOf(`${role.toLowerCase()}-${accountId.slice(-12)}@goodstanding.example`);
  await put(scene, { ...staff(role, accountId), email: { kind: "EMAIL", email, verifiedAt: new Date() } });
  return { kind: "STAFF", accountId, sessionId: await putSession(scene, accountId), role, name: "Nisha Rao" };
}

export async function putEveryRole(scene: ModuleScene): Promise<ReadonlyMap<StaffRole, StaffActor>> {
  const actors = new Map<StaffRole, StaffActor>();
  for (const role of STAFF_ROLES) actors.set(role, await putStaff(scene, role));
  return actors;
}

/** The first of a scene has a contact that is known; any other brings one of their own. */
export async function putHolder(scene: ModuleScene, address?: string): Promise<HolderActor> {
  const account = address === undefined ? buyer() : otherBuyer(address);
  await put(scene, account);
  return { kind: "HOLDER", accountId: account.id, sessionId: await putSession(scene, account.id), name: "Asha Verma" };
}

function otherBuyer(address: string): ReturnType<typeof buyer> {
  const email = { kind: "EMAIL", email: emailOf(address), verifiedAt: new Date() } as const;
  return { ...buyer(), id: accountIdFrom(newId()), email, phone: null };
}

async function put({ accounts }: ModuleScene, account: ReturnType<typeof buyer>): Promise<void> {
  must(
    await accounts.unitOfWork(
      { action: "demo.load", actor: system, origin: systemOrigin, subject: null, accounts: [] },
      (write) => write.accounts.insert(account),
    ),
  );
}

export async function putSession({ accounts }: ModuleScene, accountId: AccountId): Promise<SessionId> {
  return must(
    await accounts.unitOfWork(
      { action: "demo.load", actor: system, origin: systemOrigin, subject: null, accounts: [accountId] },
      async (write) => {
        const deviceId = deviceIdFrom(newId());
        const start = {
          id: sessionIdFrom(newId()),
          accountId,
          deviceId,
          method: "DEMO",
          level: "SECOND_FACTOR",
          isStaff: false,
        } as const;
        const { session } = openSession(
          { ...start, knownDevice: true, firstDevice: true, at: write.at },
          [],
          sessionPolicy,
        );
        const seen = { userAgent: "Firefox", lastIp: "203.0.113.9", firstSeenAt: write.at, lastSeenAt: write.at };
        await write.devices.save(
          { id: deviceId, accountId, lastCountry: null, name: null, deniedAt: null, ...seen },
          new Uint8Array(randomBytes(32)),
        );
        await write.sessions.open(session, new Uint8Array(randomBytes(32)));
        return done(session.id);
      },
    ),
  );
}

export async function putCase({ accounts }: ModuleScene, accountId: AccountId): Promise<CaseId> {
  const caseId = caseIdFrom(newId());
  return must(
    await accounts.unitOfWork(
      { action: "case.open", actor: system, origin: systemOrigin, subject: null, accounts: [accountId] },
      async (write) => {
        const facts = { caseId, accountId, riskLevel: "HIGH", scoreMilli: 42_600, exposureMinor: 124_000 } as const;
        const flag = { ...facts, reason: "FLAGGED_BY_HAND", evidenceAt: write.at, at: write.at } as const;
        const { reviewCase, events } = flagAccount(null, flag, reviewPolicy);
        if (reviewCase) await write.reviewCases.insertMany([reviewCase]);
        write.events.append(events);
        return done(caseId);
      },
    ),
  );
}

/** How many audit entries stand, by the owner's eyes. */
export async function countAuditEntries({ database }: ModuleScene): Promise<number> {
  // Refusals of callers nobody knows are counted, not listed.
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM audit_entry)::int
            + coalesce((SELECT sum(occurrences) FROM refusal_tally), 0)::int AS count`,
  );
  return rows[0]?.count ?? 0;
}
