import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseDocumentStore } from "@/server/accounts/adapters/outbound/persistence/database-document-store";
import { s3DocumentStore } from "@/server/accounts/adapters/outbound/storage/s3-document-store";
import type { DocumentStore } from "@/server/accounts/application/ports/outbound/document-store-port";
import { type Database, openDatabase } from "@/server/platform/database";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type S3Server, s3Keys, s3Server } from "../support/s3-server";

let testDatabase: TestDatabase;
let database: Database;
let s3: S3Server;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({ appUrl: testDatabase.appUrl });
  s3 = await s3Server();
});
afterAll(async () => {
  await s3.close();
  await database.close();
  await testDatabase.drop();
});

const bucket = { bucket: "documents", region: "ap-south-1", prefix: "shop/documents" } as const;
const signing = (credentials: typeof s3Keys | { accessKeyId: string; secretAccessKey: string }) =>
  s3DocumentStore({ ...bucket, endpoint: s3.endpoint, credentials });

const stores: readonly (readonly [string, () => DocumentStore])[] = [
  ["the database", () => databaseDocumentStore(database.pool)],
  ["a bucket", () => signing(s3Keys)],
];

describe.each(stores)("R87 pieces of documents in %s", (_name, open) => {
  const piece = (length: number, seed: number) => new Uint8Array(length).map((_, index) => (index * seed + seed) % 256);

  it("come back as they were put, each by its key and number", async () => {
    const store = open();
    const [one, other] = [randomUUID(), randomUUID()];
    await store.put({ key: one, no: 0 }, piece(262_173, 7));
    await store.put({ key: one, no: 1 }, piece(1, 9));
    await store.put({ key: other, no: 0 }, piece(30, 11));
    const back = await store.get({ key: one, no: 0 });
    expect(Buffer.compare(Buffer.from(back ?? []), Buffer.from(piece(262_173, 7)))).toBe(0);
    expect([...((await store.get({ key: one, no: 1 })) ?? [])]).toEqual([9]);
    expect([...((await store.get({ key: other, no: 0 })) ?? [])]).toEqual([...piece(30, 11)]);
  });

  it("are none under a key or number that nobody put", async () => {
    expect(await open().get({ key: randomUUID(), no: 0 })).toBeNull();
  });

  it("may be put twice, and go all together; those of others stay", async () => {
    const store = open();
    const [gone, stays] = [randomUUID(), randomUUID()];
    for (const no of [0, 1, 2]) await store.put({ key: gone, no }, piece(10, 3));
    await store.put({ key: gone, no: 1 }, piece(10, 3));
    await store.put({ key: stays, no: 0 }, piece(10, 5));
    await store.remove(gone, 3);
    await store.remove(gone, 3);
    for (const no of [0, 1, 2]) expect(await store.get({ key: gone, no })).toBeNull();
    expect(await store.get({ key: stays, no: 0 })).not.toBeNull();
  });
});

describe("R87 a bucket", () => {
  it("holds its objects under the prefix, asked for with a signature over what is sent", async () => {
    const key = randomUUID();
    await signing(s3Keys).put({ key, no: 4 }, new Uint8Array([1, 2, 3]));
    expect(s3.objects.get(`/documents/shop/documents/${key}/4`)).toEqual(Buffer.from([1, 2, 3]));
    expect(s3.refused).toEqual([]);
  });

  it("gives nothing to a wrong key, and says so", async () => {
    const store = signing({ ...s3Keys, secretAccessKey: "another-secret" });
    await expect(store.get({ key: randomUUID(), no: 0 })).rejects.toThrow();
    await expect(store.put({ key: randomUUID(), no: 0 }, new Uint8Array([1]))).rejects.toThrow();
    expect(s3.refused.length).toBeGreaterThan(0);
  });

  it("is asked again when it is busy for a moment", async () => {
    const store = signing(s3Keys);
    const key = randomUUID();
    s3.failNext(1);
    await store.put({ key, no: 0 }, new Uint8Array([7]));
    expect([...((await store.get({ key, no: 0 })) ?? [])]).toEqual([7]);
  });
});
