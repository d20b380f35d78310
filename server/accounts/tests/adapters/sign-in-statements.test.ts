import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { browserAt, PASSWORD } from "../support/door-scene";
import { must } from "../support/must";
import { openRealDoor, type RealDoor } from "../support/real-door";
import { statementsOf } from "../support/statements-of";

let database: TestDatabase;
let door: RealDoor;
beforeAll(async () => {
  database = await createTestDatabase();
  door = openRealDoor(database.appUrl);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

test("a sign-in from a known device asks the database for two dozen things, none through a model", async () => {
  const { deviceTokenHash, origin } = browserAt("203.0.113.7");
  const form = { contactKind: "EMAIL", contact: "asha@example.in", name: "Asha Verma", password: PASSWORD } as const;
  const { challengeId } = must(await door.auth.register(form, origin));
  must(await door.auth.verify({ code: door.codeOf(challengeId) }, { challengeId, deviceTokenHash }, origin));
  const signIn = async () =>
    void must(await door.auth.login({ identifier: form.contact, password: PASSWORD }, deviceTokenHash, origin));
  await signIn();
  const asked = await statementsOf(door.database.pool, signIn);
  expect(asked.filter((text) => text.includes('"public".'))).toEqual([]);
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(24);
});
