import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importAccount, registerAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { changeEmail, removeContact, verifyContact } from "@/server/accounts/domain/aggregates/account-contacts";
import { upgradeToSeller } from "@/server/accounts/domain/aggregates/account-profiles";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import {
  buyer,
  emailOf,
  imported,
  newcomer,
  personOf,
  phoneOf,
  seller,
  sellerStart,
  staff,
  storeOf,
} from "../support/account-facts";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must, refusalCode } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
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

const insert = (account: Account): Promise<Result<Account>> =>
  ports.unitOfWork(audited([]), (write) => write.accounts.insert(account));
const find = async (account: Account): Promise<Account | null> =>
  must(await ports.unitOfWork(audited([]), async (write) => done(await write.accounts.find(account.id))));
const save = (before: Account, after: Account): Promise<Result<Account>> =>
  ports.unitOfWork(audited([before.id]), (write) => write.accounts.save(before, after));

let phones = 9_000_000_000;
/** The same account under an id and contacts of its own. */
const another = (account: Account): Account => {
  const id = accountIdFrom(newId());
  phones += 1;
  return {
    ...account,
    id,
    email: account.email && { ...account.email, email: emailOf(`${id}@example.org`) },
    phone: account.phone && { ...account.phone, phone: phoneOf(`+91${phones}`) },
    placeholder: account.placeholder && { kind: "PLACEHOLDER", address: `${id}@import.invalid` },
    externalId: account.externalId && id,
  };
};

const sellerWithoutNumber = must(upgradeToSeller(buyer(), { ...sellerStart, gstNumber: null })).account;

describe("the account repository", () => {
  it.each<[string, Account]>([
    ["a newcomer", newcomer()],
    ["a buyer with a proved email", buyer()],
    ["a seller", sellerWithoutNumber],
    ["an imported account", imported()],
    ["a member of staff", staff("LEAD")],
  ])("gives %s back as it was put in", async (_name, facts) => {
    const account = another(facts);
    must(await insert(account));
    expect(await find(account)).toEqual(account);
  });

  it("stores each part that changed and nothing else", async () => {
    const first = another(newcomer());
    must(await insert(first));
    const proved = must(
      verifyContact(first, { contact: { kind: "EMAIL", key: first.email?.email.key ?? "" }, at: new Date() }),
    );
    const second = must(await save(first, proved.account));
    expect(second.version).toBe(2);
    const moved = must(changeEmail(second, { email: emailOf(`${newId()}@example.org`), at: new Date() })).account;
    const third = must(await save(second, must(removeContact(moved, { kind: "PHONE", at: new Date() })).account));
    expect(await find(third)).toEqual(third);
    expect(must(await save(third, { ...third })).version).toBe(3);
  });

  it("refuses a taken contact and writes nothing of the second account", async () => {
    const first = another(newcomer());
    must(await insert(first));
    const second = { ...another(newcomer()), email: first.email };
    expect(refusalCode(await insert(second))).toBe("ALREADY_EXISTS");
    expect(await find(second)).toBeNull();
  });

  it("lets the work go on after a taken contact", async () => {
    const [first, second, third] = [another(newcomer()), another(newcomer()), another(newcomer())];
    must(await insert(first));
    const result = await ports.unitOfWork(audited([]), async (write) => {
      const taken = await write.accounts.insert({ ...second, phone: first.phone });
      if (taken.ok) throw new Error("the phone was taken");
      return write.accounts.insert(third);
    });
    must(result);
    expect([await find(second), await find(third)]).toEqual([null, third]);
  });

  it("gives a contact that many ask for at once to one of them", async () => {
    for (let round = 0; round < 20; round += 1) {
      const email = emailOf(`race-${round}@example.org`);
      const rivals = Array.from({ length: 8 }, () =>
        must(
          registerAccount({
            id: accountIdFrom(newId()),
            email,
            phone: null,
            name: personOf("Asha Rao"),
            at: new Date(),
          }),
        ),
      );
      const answers = await Promise.all(rivals.map(({ account }) => insert(account)));
      expect(answers.map(refusalCode).sort()).toEqual(
        [...Array.from({ length: 7 }, () => "ALREADY_EXISTS"), null].sort(),
      );
      const holders = await Promise.all(rivals.map(({ account }) => find(account)));
      expect(holders.filter(Boolean)).toHaveLength(1);
    }
  });

  it("keeps a GSTIN unique among live sellers alone", async () => {
    const [first, second] = [another(seller()), another(seller())];
    must(await insert(first));
    expect(refusalCode(await insert(second))).toBe("ALREADY_EXISTS");
    const applicant = second.sellerProfile && { ...second.sellerProfile, onboardingStage: "TAX" as const };
    must(await insert({ ...second, sellerProfile: applicant }));
  });

  it("imports many at once and leaves out, whole, those of whom anything is taken", async () => {
    const known = another(buyer());
    must(await insert(known));
    const people = Array.from(
      { length: 300 },
      (_, n) =>
        must(
          importAccount({
            id: accountIdFrom(newId()),
            externalId: `person-${n % 290}`,
            email: n === 7 ? (known.email?.email ?? null) : null,
            phone: null,
            name: personOf("Imported Person"),
            buys: n % 2 === 0,
            store: n % 3 === 0 || n % 2 === 1 ? { storeName: storeOf("A Store"), gstNumber: null } : null,
            joinedAt: new Date("2018-01-01"),
            at: new Date(),
          }),
        ).account,
    );
    const importAll = () =>
      ports.unitOfWork(audited([]), async (write) => done(await write.accounts.insertMany(people)));
    const inserted = must(await importAll());
    expect(inserted).toHaveLength(289);
    expect(must(await importAll())).toEqual([]);
    const stored = must(
      await ports.unitOfWork(audited([]), async (write) => done(await write.accounts.findMany(inserted))),
    );
    expect(stored).toEqual(people.filter((one) => inserted.includes(one.id)).sort((a, b) => (a.id < b.id ? -1 : 1)));
  });

  it("releases what nobody proved, with all that hangs on it, and nothing else", async () => {
    const [nobody, somebody] = [person("Never Proved"), another(buyer())];
    await store(ports.unitOfWork, nobody, somebody);
    const release = (account: Account) =>
      ports.unitOfWork(
        audited([account.id], { action: "account.release" }),
        async (write) => (await write.accounts.release(account.id)) ?? done(null),
      );
    must(await release(nobody));
    expect(await find(nobody)).toBeNull();
    expect(refusalCode(await release(somebody))).toBe("CONFLICT");
    const again = { ...person("Never Proved"), email: nobody.email };
    must(await insert(again));
  });
});
