import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDueWork } from "@/server/accounts/adapters/outbound/persistence/due-work";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { closeAccounts } from "@/server/accounts/application/use-cases/close-accounts/close-accounts";
import { releaseClosedContacts } from "@/server/accounts/application/use-cases/release-closed-contacts/release-closed-contacts";
import { closingPolicy } from "@/server/accounts/domain/policies/closing-policy";
import { PASSWORD, putPerson } from "../support/holder-scene";
import { type ModuleScene, moduleScene, putStaff } from "../support/module-scene";
import { must, refusalCode } from "../support/must";
import { naughtyStrings } from "../support/naughty-strings";

const origin = { requestId: "own", channel: "web", ip: "203.0.113.79", userAgent: "test" } as const;
const address = {
  recipient: "Asha Verma",
  line1: "12 MG Road",
  line2: "",
  city: "Bengaluru",
  state: "Karnataka",
  postalCode: "560001",
  country: "IN",
  makeDefault: false,
};

let scene: ModuleScene;

beforeAll(async () => {
  scene = await moduleScene();
});
afterAll(() => scene.close());

const book = async (person: HolderActor) => must(await scene.accounts.queries.listOwnAddresses(person)).addresses;

describe("addresses", () => {
  it("are added, changed, made default and deleted, the default always one of them", async () => {
    const { holder } = scene.accounts;
    const person = await putPerson(scene, "Moving Person");
    must(await holder.addAddress(address, person, origin));
    must(await holder.addAddress({ ...address, line1: "2 New Street", makeDefault: true }, person, origin));
    expect((await book(person)).map(({ line1, isDefault }) => [line1, isDefault])).toEqual([
      ["2 New Street", true],
      ["12 MG Road", false],
    ]);
    const [first] = await book(person);
    must(await holder.removeAddress({ addressId: first?.id ?? "" }, person, origin));
    expect(await book(person)).toMatchObject([{ line1: "12 MG Road", isDefault: true }]);
  });

  it("R51 of somebody else are not there: nothing is read, changed, chosen or deleted by their id", async () => {
    const { holder } = scene.accounts;
    const owner = await putPerson(scene, "Owning Person");
    const stranger = await putPerson(scene, "Strange Person");
    must(await holder.addAddress(address, owner, origin));
    const addressId = (await book(owner))[0]?.id ?? "";
    expect(await book(stranger)).toEqual([]);
    const codes = [
      await holder.changeAddress({ ...address, line1: "Mine now", addressId }, stranger, origin),
      await holder.chooseDefaultAddress({ addressId }, stranger, origin),
      await holder.removeAddress({ addressId }, stranger, origin),
    ].map(refusalCode);
    expect(codes).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
    expect(await book(owner)).toMatchObject([{ line1: "12 MG Road" }]);
  });

  it("with hostile text are refused with the field, or kept as they are", async () => {
    const { holder } = scene.accounts;
    const person = await putPerson(scene, "Hostile Person");
    for (const line1 of naughtyStrings.slice(0, 60)) {
      const added = await holder.addAddress({ ...address, line1 }, person, origin);
      if (!added.ok) {
        expect(refusalCode(added)).toBe("VALIDATION");
        continue;
      }
      const [kept] = await book(person);
      expect(kept?.line1).toBe(line1.normalize("NFC").trim().replace(/\s+/gu, " "));
      must(await holder.removeAddress({ addressId: kept?.id ?? "" }, person, origin));
    }
  });

  it("stand sealed in the trail", async () => {
    const person = await putPerson(scene, "Sealed Person");
    must(await scene.accounts.holder.addAddress({ ...address, recipient: "Canary Recipient" }, person, origin));
    const { rows } = await scene.database.pool.query<{ clear: string }>(
      "SELECT changes::text AS clear FROM audit_entry WHERE action = 'account.add-address' AND account_id = $1",
      [person.accountId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.clear).not.toContain("Canary");
    expect(rows[0]?.clear).not.toContain("560001");
  });
});

const close = (at: Date) =>
  closeAccounts({ unitOfWork: scene.accounts.unitOfWork, dueWork: createDueWork(scene.database.pool), now: () => at })(
    50,
    { ...origin, channel: "worker" },
  );

const stateOf = async ({ accountId }: HolderActor) => {
  const { rows } = await scene.database.pool.query<{ status: string; live: number; entries: number }>(
    `SELECT a.status, (SELECT count(*)::int FROM session s WHERE s.account_id = a.id AND s.ended_at IS NULL) AS live,
            (SELECT count(*)::int FROM audit_entry t WHERE t.account_id = a.id AND t.action = 'account.close') AS entries
       FROM account a WHERE a.id = $1`,
    [accountId],
  );
  return rows[0];
};

/** As if the fourteen days were over: the moment is the row's, not the clock's. */
const bringForward = ({ accountId }: HolderActor, days: number) =>
  scene.database.pool.query(
    `UPDATE account_closing SET closes_at = now() - interval '${days} days' WHERE account_id = '${accountId}'`,
  );

describe("closing", () => {
  it("asks for the password, can be called off, and does not end by signing in", async () => {
    const { holder, queries } = scene.accounts;
    const person = await putPerson(scene, "Leaving Person");
    expect(refusalCode(await holder.requestClosing({ password: "wrong" }, person, origin))).toBe("VALIDATION");
    const { closesAt } = must(await holder.requestClosing({ password: PASSWORD }, person, origin));
    expect(must(await queries.getOwnClosing(person)).closesAt).toEqual(closesAt);
    must(await holder.cancelClosing(person, origin));
    expect(must(await queries.getOwnClosing(person)).closesAt).toBeNull();
  });

  it("happens once, by two workers at once and twice over", async () => {
    const person = await putPerson(scene, "Gone Person");
    must(await scene.accounts.holder.requestClosing({ password: PASSWORD }, person, origin));
    await bringForward(person, 0);
    const at = new Date(Date.now() + 1_000);
    const both = await Promise.all([close(at), close(at)]);
    await close(at);
    expect(both.reduce((sum, { closed }) => sum + closed, 0)).toBe(1);
    expect(await stateOf(person)).toEqual({ status: "DISABLED", live: 0, entries: 1 });
    const { rows } = await scene.database.pool.query<{ type: string }>(
      "SELECT type FROM outbox WHERE account_id = $1 AND type LIKE 'accounts.account-%abled%' OR account_id = $1 AND type LIKE 'accounts.account-suspended%'",
      [person.accountId],
    );
    expect(rows).toHaveLength(2);
  });

  it("waits while the account is on hold", async () => {
    const person = await putPerson(scene, "Held Person");
    must(await scene.accounts.holder.requestClosing({ password: PASSWORD }, person, origin));
    await bringForward(person, 0);
    const order = { reasonCode: "OTHER", scope: "ACCOUNT", hours: 5, note: "Looked at before it closes." } as const;
    const analyst = await putStaff(scene, "ANALYST");
    must(await scene.accounts.lockAccount({ ...order, accountId: person.accountId }, analyst, origin));
    expect(await close(new Date(Date.now() + 1_000))).toEqual({ closed: 0, found: 0 });
    expect(await stateOf(person)).toMatchObject({ status: "ACTIVE", entries: 0 });
  });

  it("R82 frees the contacts after the cool-down, once", async () => {
    const person = await putPerson(scene, "Long Gone Person");
    must(await scene.accounts.holder.requestClosing({ password: PASSWORD }, person, origin));
    await bringForward(person, closingPolicy.contactsKeptDays + 1);
    await close(new Date());
    const release = releaseClosedContacts({
      unitOfWork: scene.accounts.unitOfWork,
      dueWork: createDueWork(scene.database.pool),
      now: () => new Date(),
    });
    const both = await Promise.all([release(50, origin), release(50, origin)]);
    expect(both.reduce((sum, { released }) => sum + released, 0)).toBe(1);
    const { rows } = await scene.database.pool.query<{ kind: string }>(
      "SELECT kind FROM account_contact WHERE account_id = $1",
      [person.accountId],
    );
    expect(rows).toEqual([{ kind: "PLACEHOLDER" }]);
  });
});

describe("choices of messages", () => {
  it("are off until chosen, and one's own alone", async () => {
    const { holder, queries } = scene.accounts;
    const person = await putPerson(scene, "Choosing Person");
    const stranger = await putPerson(scene, "Other Person");
    expect(must(await queries.getOwnChoices(person))).toEqual({ OFFERS: false, TIPS: false });
    must(await holder.chooseNotifications({ OFFERS: false, TIPS: true }, person, origin));
    expect(must(await queries.getOwnChoices(person))).toEqual({ OFFERS: false, TIPS: true });
    expect(must(await queries.getOwnChoices(stranger))).toEqual({ OFFERS: false, TIPS: false });
  });
});
