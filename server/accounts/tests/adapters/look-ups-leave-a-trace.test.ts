import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordClosedLookUps } from "@/server/accounts/adapters/outbound/persistence/closed-refusal-minutes";
import { searchAccountsSchema } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { searchAccounts } from "@/server/accounts/read-model/queries/search-accounts";
import { newId } from "@/server/platform/new-id";
import { must } from "../support/must";
import { actorOf, openReadScene, putAccount, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
let asha: string;

beforeAll(async () => {
  scene = await openReadScene();
  asha = await putAccount(scene, { name: "Asha Verma", email: "asha.verma@mail.in", phone: "+919820441177" });
  await putAccount(scene, { name: null, email: "nameless.person@mail.in" });
  await putAccount(scene, { name: "Kundan Iyer", storeName: "Iyer Silks", gstin: "27AAPFU0939F1ZV" });
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.pool.query("DELETE FROM look_up_tally");
});

const find = async (text: string, actor: StaffActor, more: object = {}) =>
  must(await searchAccounts(scene.deps)(searchAccountsSchema.parse({ text, ...more }), actor));

const tallied = async () =>
  (await scene.pool.query("SELECT * FROM look_up_tally ORDER BY searched_by, text_hash")).rows;

describe("looking for a person", () => {
  it.each(["asha.verma@mail.in", "98204 41177", "27AAPFU0939F1ZV", "1177", "sha.ver", "nobody@mail.in"])(
    "by %s is counted once",
    async (text) => {
      await find(text, actorOf("ANALYST"));
      expect(await tallied()).toMatchObject([{ occurrences: 1, actor_role: "ANALYST", actor_name: "Nisha Rao" }]);
    },
  );

  it.each(["", "Asha Verma", "iyer silks"])("by name, store or nothing at all leaves none: %j", async (text) => {
    await find(text, actorOf("ANALYST"));
    expect(await tallied()).toEqual([]);
  });

  it("names the account that a whole value found, and keeps the value as a keyed hash", async () => {
    await find("ASHA.verma@mail.in", actorOf("SUPPORT"));
    const [row] = await tallied();
    expect(row).toMatchObject({ searched_by: "email", account_id: asha });
    expect(JSON.stringify(row)).not.toMatch(/asha|verma|mail\.in/i);
  });

  it("counts everything typed on the way to a number as one", async () => {
    const actor = actorOf("SUPPORT");
    for (const text of ["1177", "41177", "441177"]) await find(text, actor);
    expect(await tallied()).toMatchObject([{ searched_by: "phone (end)", text_hash: "", occurrences: 3 }]);
  });

  it("counts what a link to the search stands for, and no further page", async () => {
    const actor = actorOf("ANALYST");
    const { lq } = await find("asha.verma@mail.in", actor);
    await find("", actor, { lq });
    expect(await tallied()).toMatchObject([{ searched_by: "email", occurrences: 2 }]);
  });

  it("R80 gives no answer when the count can't be stored", async () => {
    const lookUps = { count: () => Promise.reject(new Error("The disk is full.")) };
    const search = searchAccounts({ ...scene.deps, lookUps });
    await expect(search(searchAccountsSchema.parse({ text: "1177" }), actorOf("ANALYST"))).rejects.toThrow("disk");
  });
});

it("becomes one entry of the trail for each closed minute, however many workers look", async () => {
  const actor = actorOf("LEAD");
  await find("asha.verma@mail.in", actor);
  await find("1177", actor);
  await find("177", actor);
  const later = new Date(scene.deps.now().getTime() + 120_000);
  const written = await Promise.all([1, 2, 3].map(() => recordClosedLookUps(scene.pool, newId, later)));
  expect(written.reduce((sum, one) => sum + one, 0)).toBe(2);
  expect(await tallied()).toEqual([]);
  const { rows } = await scene.pool.query(
    "SELECT * FROM audit_entry WHERE action = 'account.look-up' AND actor_account_id = $1 ORDER BY occurrences",
    [actor.accountId],
  );
  const who = { actor_kind: "STAFF", actor_role: "LEAD", session_id: actor.sessionId, outcome: "DONE" };
  expect(rows).toMatchObject([
    { ...who, account_id: asha, subject_type: "ACCOUNT", subject_id: asha, occurrences: 1 },
    { ...who, account_id: null, subject_type: null, occurrences: 2 },
  ]);
});

describe("R53 a role that reveals nothing", () => {
  const guesses = ["1177", "41177", "sha.verma@m", "asha.v", "verma@mail", "aapfu0939", "nameless", "na"];

  it.each(["AUDITOR", "ADMIN"] as const)("learns no part of a contact by guessing: %s", async (role) => {
    for (const text of guesses) {
      expect({ text, ...(await find(text, actorOf(role))) }).toMatchObject({ text, outcome: "NONE", accounts: [] });
    }
  });

  it.each(["AUDITOR", "ADMIN"] as const)("finds people by name, store and whole values: %s", async (role) => {
    for (const text of ["asha", "verma", "as", "+91 98204 41177", "asha.verma@mail.in"]) {
      expect({ text, found: (await find(text, actorOf(role))).accounts.map(({ id }) => id) }).toEqual({
        text,
        found: [asha],
      });
    }
    expect((await find("silks", actorOf(role))).accounts).toHaveLength(1);
  });
});
