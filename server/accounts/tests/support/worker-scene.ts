import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { createDueWork } from "@/server/accounts/adapters/outbound/persistence/due-work";
import { registerAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { createRelay } from "@/server/accounts/outbox/relay";
import { createAccountSummaryConsumer } from "@/server/accounts/read-model/rebuild/account-summary-consumer";
import { buyerActivityModel, sellerReputationModel } from "@/server/accounts/read-model/rebuild/folded-models";
import { createFoldedConsumer } from "@/server/accounts/read-model/rebuild/folded-read-model";
import { newId } from "@/server/platform/new-id";
import { emailOf, personOf } from "./account-facts";
import { createTestDatabase, type TestDatabase } from "./database";
import { must } from "./must";
import { openRealPorts, type RealPorts } from "./real-ports";
import { audited } from "./stored-people";

/** What a worker process is plugged into, over a database of its own. Move `clock` to let time pass. */
export type WorkerScene = RealPorts & {
  readonly testDatabase: TestDatabase;
  readonly clock: { now: Date };
  readonly now: () => Date;
  readonly dueWork: ReturnType<typeof createDueWork>;
  readonly livePolicy: () => Promise<typeof trustPolicyV1>;
  readonly newId: typeof newId;
  /** Registers people nobody has verified yet, with their events. */
  readonly register: (...names: readonly string[]) => Promise<readonly AccountId[]>;
  readonly relay: ReturnType<typeof createRelay>;
  readonly rows: <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
};

export async function openWorkerScene(): Promise<WorkerScene> {
  const testDatabase = await createTestDatabase();
  const clock = { now: new Date() };
  const now = () => clock.now;
  const ports = openRealPorts(testDatabase.appUrl, { now });
  const { pool } = ports.database;
  const consumers = [
    createAccountSummaryConsumer({ now }),
    createFoldedConsumer(sellerReputationModel, { now }),
    createFoldedConsumer(buyerActivityModel, { now }),
  ];
  return {
    ...ports,
    testDatabase,
    clock,
    now,
    dueWork: createDueWork(pool),
    livePolicy: async () => trustPolicyV1,
    newId,
    register: (...names) => register(ports, now, names),
    relay: createRelay({ pool, now, publish: createAccountEventPublisher({ consumers, now }) }),
    rows: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
    close: async () => {
      await ports.close();
      await testDatabase.drop();
    },
  };
}

async function register(
  { unitOfWork }: RealPorts,
  now: () => Date,
  names: readonly string[],
): Promise<readonly AccountId[]> {
  const ids: AccountId[] = [];
  for (const name of names) {
    const id = accountIdFrom(newId());
    const email = emailOf(`${name.toLowerCase().replace(/\W+/gu, ".")}.${id.slice(-8)}@example.org`);
    const { account, events } = must(registerAccount({ id, email, phone: null, name: personOf(name), at: now() }));
    must(
      await unitOfWork(audited([]), async (write) => {
        const inserted = await write.accounts.insert(account);
        write.events.append(events);
        return inserted.ok ? done(null) : inserted;
      }),
    );
    ids.push(id);
  }
  return ids;
}
