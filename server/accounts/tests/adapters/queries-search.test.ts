import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchAccountsSchema } from "@/server/accounts/application/ports/inbound/account-query.schema";
import { byPhoneEnd, byShortStart, byText } from "@/server/accounts/read-model/queries/lookup-candidates";
import { searchAccounts } from "@/server/accounts/read-model/queries/search-accounts";
import { must, refusalCode } from "../support/must";
import { planOf } from "../support/plan";
import { actorOf, openReadScene, putAccount, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
let asha: string;
let kundan: string;

const find = async (text: string, role: Parameters<typeof actorOf>[0] = "ANALYST", more: object = {}) =>
  must(await searchAccounts(scene.deps)(searchAccountsSchema.parse({ text, ...more }), actorOf(role)));

const idsFor = async (text: string, more: object = {}) =>
  (await find(text, "ANALYST", more)).accounts.map(({ id }) => id);

beforeAll(async () => {
  scene = await openReadScene();
  asha = await putAccount(scene, {
    name: "Asha Verma",
    email: "Asha.Verma@mail.in",
    phone: "+919820441177",
    externalId: "demo-asha",
  });
  kundan = await putAccount(scene, {
    name: "Kundan Iyer",
    storeName: "Café Müller 100%",
    gstin: "27AAPFU0939F1ZV",
    email: "kundan_iyer@shop.in",
  });
  await putAccount(scene, { name: "Verma Asha Devi", phone: "+919999900001" });
  for (let n = 0; n < 30; n += 1) await putAccount(scene, { name: `Bulk Person ${n}`, email: `bulk${n}@many.example` });
});

afterAll(() => scene.close());

describe("searchAccounts", () => {
  it.each([
    ["the whole id", () => asha],
    ["the id's first part", () => asha.slice(0, 23)],
    ["an email in any case", () => "ASHA.verma@mail.in"],
    ["a phone as dialled", () => "98204 41177"],
    ["the phone's last digits", () => "1177"],
    ["an external id", () => "demo-asha"],
    ["a part of an email", () => "sha.verma@m"],
  ])("finds an account by %s", async (_, text) => {
    expect(await idsFor(text())).toContain(asha);
  });

  it.each([
    ["GSTIN", "27aapfu 0939f1zv"],
    ["store without accents", "cafe mul"],
    ["the middle of a store's name", "müller"],
  ])("finds a seller by %s", async (_, text) => {
    expect(await idsFor(text)).toEqual([kundan]);
  });

  it("says what matched and opens an exact identifier", async () => {
    const byPhone = await find("1177");
    expect(byPhone.kindLabel).toBe("phone (end)");
    expect(byPhone.accounts[0]?.match).toEqual({ kind: "PHONE", label: "phone (end)", exact: false });
    const byEmail = await find("asha.verma@mail.in");
    expect(byEmail.exactAccountId).toBe(asha);
    expect((await find("cafe")).stores.map(({ storeName }) => storeName)).toEqual(["Café Müller 100%"]);
  });

  it("puts names that begin with the text before those that contain it", async () => {
    expect((await find("asha")).accounts.map(({ name }) => name.text)).toEqual(["Asha Verma", "Verma Asha Devi"]);
  });

  it("R66 takes %, _ and backslash literally", async () => {
    expect(await idsFor("100%")).toEqual([kundan]);
    expect(await idsFor("kundan_iyer")).toEqual([kundan]);
    for (const text of ["%%%", "___", "a_h", "\\\\\\", "%"]) expect(await idsFor(text)).toEqual([]);
  });

  it("finds one and two letters by their beginning alone", async () => {
    expect(await idsFor("ku")).toEqual([kundan]);
    expect(await idsFor("ca")).toEqual([kundan]);
    expect(await idsFor("un")).toEqual([]);
  });

  it("pages through all matches once, in order", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await find("bulk", "ANALYST", { cursor, limit: 7 });
      seen.push(...page.accounts.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });

  it("lists the newest accounts for an empty text, page by page", async () => {
    const first = await find("", "ANALYST", { limit: 20 });
    const second = await find("", "ANALYST", { limit: 20, cursor: first.nextCursor });
    const ids = [...first.accounts, ...second.accounts].map(({ id }) => id);
    expect(new Set(ids).size).toBe(33);
    expect(second.nextCursor).toBeNull();
  });

  it("keeps SUPPORT from browsing", async () => {
    expect(await find("ash", "SUPPORT")).toMatchObject({ outcome: "TOO_SHORT", accounts: [] });
    expect(await find("", "SUPPORT")).toMatchObject({ outcome: "TOO_SHORT", accounts: [] });
    expect(await find("bulk", "SUPPORT")).toMatchObject({ outcome: "TOO_MANY", accounts: [], nextCursor: null });
    const found = await find("asha verma", "SUPPORT");
    expect(found.accounts[0]).toMatchObject({ id: asha, score: null, maskedEmail: "A•••@mail.in" });
  });

  it("stands for a typed text with a token that ends after ten minutes", async () => {
    const start = scene.deps.now();
    const { lq } = await find("asha.verma@mail.in");
    expect(lq).not.toContain("asha");
    const again = { text: "", lq };
    expect((await find("", "ANALYST", again)).exactAccountId).toBe(asha);
    scene.setNow(new Date(start.getTime() + 11 * 60_000));
    const late = await searchAccounts(scene.deps)(searchAccountsSchema.parse(again), actorOf("ANALYST"));
    scene.setNow(start);
    expect(refusalCode(late)).toBe("VALIDATION");
  });

  it("refuses a cursor of another search", async () => {
    const { nextCursor } = await find("bulk", "ANALYST", { limit: 5 });
    const input = searchAccountsSchema.parse({ text: "asha", cursor: nextCursor });
    expect(refusalCode(await searchAccounts(scene.deps)(input, actorOf("ANALYST")))).toBe("VALIDATION");
  });

  it("R66 answers a thousand wildcards within its bounds", async () => {
    expect(await idsFor("%_".repeat(500))).toEqual([]);
  });
});

describe("the indexes behind a search", () => {
  it.each([
    ["text", byText, ["asha%", "%asha%", "asha"], "account_summary_search_text_trigrams"],
    ["one or two letters", byShortStart, ["as%", "as"], "account_summary_name_prefix"],
    ["a store's first letters", byShortStart, ["ca%", "ca"], "account_summary_store_prefix"],
    ["the end of a phone", byPhoneEnd, ["7711%"], "account_contact_phone_end"],
  ])("serve %s", async (_, statement, values, index) => {
    expect(await planOf(scene.owner, statement, values)).toContain(index);
  });
});
