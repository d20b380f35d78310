import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { poolKeyStore } from "@/server/accounts/adapters/outbound/persistence/account-key-store";
import { createMasterKeys, type WrappedKey } from "@/server/accounts/adapters/outbound/security/master-keys";
import {
  createPersonalDataEncryption,
  type KeyStore,
} from "@/server/accounts/adapters/outbound/security/personal-data-encryption";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { done, refuse } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import { personOf, phoneOf, seller } from "../support/account-facts";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { audited, TEST_ORIGIN } from "../support/stored-people";

const ASHA = accountIdFrom(newId());
const VIKRAM = accountIdFrom(newId());
const SECRET = { email: "canary@example.org", phone: "+919812345678" };

const masterKey = randomBytes(32);

function keyStore() {
  const keys = new Map<string, WrappedKey>();
  const store: KeyStore = {
    find: async (ids) => new Map(ids.flatMap((id) => (keys.has(id) ? [[id, keys.get(id) as WrappedKey]] : []))),
    add: async (added) => {
      for (const [id, key] of added) if (!keys.has(id)) keys.set(id, key);
    },
  };
  return { keys, store };
}

const encryptionWith = (...keys: readonly Uint8Array[]) =>
  createPersonalDataEncryption({ masterKeys: createMasterKeys(keys[0] ?? masterKey, keys.slice(1)) });

describe("sealed personal data", () => {
  it("opens with the account's key alone", async () => {
    const { store } = keyStore();
    const encryption = encryptionWith(masterKey);
    const bytes = await encryption.within(store).seal(ASHA, SECRET);
    await encryption.within(store).seal(VIKRAM, SECRET);
    expect(await encryption.open(store, ASHA, bytes)).toEqual(SECRET);
    expect(await encryption.open(store, VIKRAM, bytes)).toBeNull();
    expect(await encryption.open(store, null, bytes)).toBeNull();
    expect(Buffer.from(bytes).toString("latin1")).not.toContain("canary");
  });

  it("never gives the same bytes twice", async () => {
    const { store } = keyStore();
    const sealer = encryptionWith(masterKey).within(store);
    const [one, two] = await sealer.sealMany([
      { owner: ASHA, value: SECRET },
      { owner: ASHA, value: SECRET },
    ]);
    expect(one).not.toEqual(two);
  });

  it("is gone when the key's row is destroyed, also for a process that had the key in memory", async () => {
    const { keys, store } = keyStore();
    const encryption = encryptionWith(masterKey);
    const sealer = encryption.within(store);
    const bytes = await sealer.seal(ASHA, SECRET);
    sealer.committed();
    keys.delete(ASHA);
    expect(await encryption.open(store, ASHA, bytes)).toBeNull();
  });

  it("opens nothing of which one bit is another", async () => {
    const { store } = keyStore();
    const encryption = encryptionWith(masterKey);
    const bytes = await encryption.within(store).seal(ASHA, SECRET);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.with(at, (bytes[at] ?? 0) ^ 1);
      expect(await encryption.open(store, ASHA, changed)).toBeNull();
    }
  });

  it("survives a change of the master key while the old one is at hand, and fails loudly when it is not", async () => {
    const { store } = keyStore();
    const bytes = await encryptionWith(masterKey).within(store).seal(ASHA, SECRET);
    const next = randomBytes(32);
    expect(await encryptionWith(next, masterKey).open(store, ASHA, bytes)).toEqual(SECRET);
    await expect(encryptionWith(next).open(store, ASHA, bytes)).rejects.toThrow("master key");
  });

  it("forgets a key that was made in work that was undone", async () => {
    const { keys, store } = keyStore();
    const encryption = encryptionWith(masterKey);
    const undone = encryption.within(store);
    await undone.seal(ASHA, SECRET);
    keys.clear();
    const bytes = await encryption.within(store).seal(ASHA, SECRET);
    expect(await encryption.open(store, ASHA, bytes)).toEqual(SECRET);
  });
});

describe("the database", () => {
  let database: TestDatabase;
  let ports: RealPorts;
  beforeAll(async () => {
    database = await createTestDatabase();
    ports = openRealPorts(database.appUrl);
  });
  afterAll(async () => {
    await ports.close();
    await database.drop();
  });

  const origin = { ...TEST_ORIGIN, ip: "203.0.113.77", userAgent: "CanaryBrowser/1.0" };
  const canaries = ["Canary Person", "canary.person", "9876501234", "27AAPFU0939F1ZV", "203.0.113.77", "CanaryBrowser"];

  /** Every column of a table as text, bytes as hexadecimal digits too. */
  const dump = async (table: string): Promise<string> => {
    const { rows } = await ports.database.pool.query(`SELECT * FROM ${table}`);
    const texts = rows.flatMap((row: Record<string, unknown>) =>
      Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString("latin1") : JSON.stringify(value))),
    );
    return texts.join("\n");
  };

  /** An account that is changed, locked, written to and recorded about. */
  async function live(id: AccountId): Promise<void> {
    const start = {
      ...seller(),
      id,
      name: personOf("Canary Person"),
      email: { kind: "EMAIL" as const, email: seller().email?.email ?? never(), verifiedAt: null },
      phone: { kind: "PHONE" as const, phone: phoneOf("+919876501234"), verifiedAt: null },
      buyerProfile: { name: personOf("Canary Person"), dateOfBirth: null, gender: null, createdAt: new Date() },
    };
    must(await ports.unitOfWork(audited([], { origin }), (write) => write.accounts.insert(start)));
    const work = audited([id], { origin, reason: { code: "OTHER", note: "Called +919876501234 about it." } });
    const result = await ports.unitOfWork(work, async (write) => {
      const found = await write.accounts.find(id);
      if (!found) return refuse({ code: "NOT_FOUND", what: "account" });
      const order = { reason: "OTHER", scope: "ACCOUNT", until: null, by: "system:policy", at: write.at } as const;
      const locked = must(lockAccount({ ...found, name: personOf("Canary Person the Second") }, order));
      write.events.append(locked.events);
      write.notifications.queue({
        accountId: id,
        channel: "EMAIL",
        recipient: "canary.person@example.org",
        template: "ACCOUNT_ON_HOLD",
        values: { name: "Canary Person" },
      });
      await write.trust.insertNew([
        {
          id: newId(),
          accountId: id,
          factor: "ipReputation",
          good: 0.4,
          bad: 0.6,
          occurredAt: write.at,
          recordedAt: write.at,
          source: "test",
          sourceEventId: "order-1",
          detail: { ip: "203.0.113.77", orderId: "order-1" },
        },
      ]);
      return write.accounts.save(found, locked.account);
    });
    must(result);
  }
  const never = (): never => {
    throw new Error("the seller of the tests has an email");
  };

  it("R78 shows no private value in the trail, the events, the messages and the signals", async () => {
    const id = accountIdFrom(newId());
    await live(id);
    expect(await dump("account_contact")).toContain("9876501234");
    for (const table of ["audit_entry", "outbox", "trust_signal", "account_key", "refusal_tally"]) {
      const text = await dump(table);
      expect([table, canaries.filter((canary) => text.includes(canary))]).toEqual([table, []]);
    }
    const signals = must(
      await ports.unitOfWork(audited([id]), async (write) => done(await write.trust.listSignals(id, new Date(0), 10))),
    );
    expect(signals[0]?.detail).toEqual({ orderId: "order-1", ip: "203.0.113.77" });
  });

  it("opens an entry's note, address and values with the account's key, until the key is destroyed", async () => {
    const { rows } = await ports.database.pool.query<{ account_id: AccountId; sealed: Buffer }>(
      "SELECT account_id, sealed FROM audit_entry WHERE reason_code = 'OTHER'",
    );
    const [entry] = rows;
    if (!entry) throw new Error("no entry");
    const store = poolKeyStore(ports.database.pool);
    const opened = await ports.encryption.open(store, entry.account_id, entry.sealed);
    expect(opened).toMatchObject({ note: "Called +919876501234 about it.", ip: "203.0.113.77" });
    expect(opened?.["changes"]).toEqual([
      { field: "name", before: "Canary Person", after: "Canary Person the Second" },
    ]);
    await ports.database.pool.query("DELETE FROM account_key WHERE account_id = $1", [entry.account_id]);
    expect(await ports.encryption.open(store, entry.account_id, entry.sealed)).toBeNull();
  });
});
