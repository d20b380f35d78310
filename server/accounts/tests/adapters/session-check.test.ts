import { afterAll, beforeAll, expect, it } from "vitest";
import { createSecurityAlerts } from "@/server/accounts/adapters/outbound/cache/security-alerts";
import { createCountGoodSessions } from "@/server/accounts/adapters/outbound/persistence/session-reader";
import { hashToken } from "@/server/accounts/adapters/outbound/security/tokens";
import { applyLock } from "@/server/accounts/application/use-cases/lock-account/apply-lock";
import { resolveSession } from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import { done } from "@/server/accounts/domain/result";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { audited, person, signIn, store } from "../support/stored-people";

let database: TestDatabase;
let ports: RealPorts;
let now = new Date();
beforeAll(async () => {
  database = await createTestDatabase();
  ports = openRealPorts(database.appUrl);
});
afterAll(async () => {
  await ports.close();
  await database.drop();
});

const minutes = (count: number, from: Date): Date => new Date(from.getTime() + count * 60_000);
const stateAt = async (token: string, at: Date): Promise<string> => {
  now = at;
  return (await resolveSession({ ...ports, newId, alerts: createSecurityAlerts(), hashToken, now: () => now })(token))
    .state;
};

const someone = async (role?: "ANALYST") => {
  const account = person("Asha Rao", role ? { role } : {});
  await store(ports.unitOfWork, account);
  return { account, ...(await signIn(ports.unitOfWork, account.id)) };
};

it("R38 knows a token by its hash alone, and who it acts for", async () => {
  const { account, session, token } = await someone("ANALYST");
  const resolved = await resolveSession({
    ...ports,
    newId,
    alerts: createSecurityAlerts(),
    hashToken,
    now: () => new Date(),
  })(token);
  expect(resolved).toMatchObject({
    state: "LIVE",
    actor: { kind: "STAFF", role: "ANALYST", accountId: account.id, sessionId: session.id, name: "Asha Rao" },
  });
  const { rows } = await ports.database.pool.query("SELECT session::text AS row FROM session WHERE id = $1", [
    session.id,
  ]);
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(await stateAt(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`, new Date())).toBe("UNKNOWN");
});

it("R40 ends by idling and by age, and activity moves the idle end alone", async () => {
  const { session, token } = await someone();
  const { createdAt, expiresAt, id } = session;
  expect(await stateAt(token, minutes(29, createdAt))).toBe("LIVE");
  expect(await stateAt(token, minutes(30, createdAt))).toBe("EXPIRED");
  await ports.sessionReader.touch(id, minutes(29, createdAt));
  expect(await stateAt(token, minutes(58, createdAt))).toBe("LIVE");
  for (let at = minutes(50, createdAt); at < expiresAt; at = minutes(25, at)) await ports.sessionReader.touch(id, at);
  expect(await stateAt(token, minutes(-1, expiresAt))).toBe("LIVE");
  expect(await stateAt(token, expiresAt)).toBe("EXPIRED");
});

it("is not woken by a late request, neither after idling nor after it was ended", async () => {
  const idle = await someone();
  await ports.sessionReader.touch(idle.session.id, minutes(31, idle.session.createdAt));
  expect(await stateAt(idle.token, minutes(32, idle.session.createdAt))).toBe("EXPIRED");
  const ended = await someone();
  const end = ports.unitOfWork(audited([ended.account.id]), async (write) =>
    done(await write.sessions.end(ended.account.id, [ended.session.id], "ENDED_BY_STAFF")),
  );
  expect(must(await end)).toEqual([ended.session.id]);
  await ports.sessionReader.touch(ended.session.id, minutes(1, ended.session.createdAt));
  expect(await stateAt(ended.token, minutes(2, ended.session.createdAt))).toBe("SIGNED_OUT");
  const { rows } = await ports.database.pool.query("SELECT last_seen_at FROM session WHERE id = $1", [
    ended.session.id,
  ]);
  expect(rows).toEqual([{ last_seen_at: ended.session.lastSeenAt }]);
});

it("counts as good exactly the sessions that a request would be served with", async () => {
  const { account, session, token } = await someone();
  const other = await signIn(ports.unitOfWork, account.id);
  const good = () => createCountGoodSessions(ports.database.pool, () => new Date())([session.id, other.session.id]);
  expect(await good()).toBe(2);
  const staff = await someone("ANALYST");
  const order = {
    accountId: account.id,
    reasonCode: "OTHER",
    scope: "ACCOUNT",
    until: new Date(Date.now() + 3_600_000),
    by: staff.account.id,
  } as const;
  const locked = must(await ports.unitOfWork(audited([account.id]), (write) => applyLock(write, order)));
  expect(locked.endedSessionIds).toHaveLength(2);
  expect(await good()).toBe(0);
  expect(await stateAt(token, minutes(1, session.createdAt))).toBe("ON_HOLD");
});
