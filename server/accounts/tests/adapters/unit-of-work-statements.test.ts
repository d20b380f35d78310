import { afterAll, beforeAll, expect, it } from "vitest";
import { done } from "@/server/accounts/domain/result";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { statementsOf } from "../support/statements-of";
import { audited, person, store } from "../support/stored-people";

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

it("asks the database five times around any work: begin, hold, keep, entry, commit", async () => {
  const account = person("Rohan Gupta");
  await store(ports.unitOfWork, account);
  const nothing = () => ports.unitOfWork(audited([account.id]), async () => done(null));
  must(await nothing());
  const asked = await statementsOf(ports.database.pool, async () => void must(await nothing()));
  expect(asked.map((text) => text.split(/[\s;]/)[0])).toEqual(["BEGIN", "SELECT", "SAVEPOINT", "INSERT", "COMMIT"]);
});

it("is one transaction for statements of our own and for calls of models, whichever came first", async () => {
  const account = person("Asha Verma");
  const failed = ports.unitOfWork(audited([]), async (write) => {
    must(await write.accounts.insert(account));
    expect(await write.accounts.find(account.id)).not.toBeNull();
    throw new Error("This undoes both.");
  });
  await expect(failed).rejects.toThrow("This undoes both.");
  const { rows } = await ports.database.pool.query("SELECT 1 FROM account WHERE id = $1", [account.id]);
  expect(rows).toEqual([]);
});
