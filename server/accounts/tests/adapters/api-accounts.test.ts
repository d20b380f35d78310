import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import { type Ask, asking, newcomers, patient, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { type ContractScene, contractScene, json } from "../support/contract-scene";
import { putSession, putStaff } from "../support/module-scene";

let contract: ContractScene;
let ask: Ask;
beforeAll(async () => {
  contract = await contractScene();
  ask = contract.ask;
});
afterAll(() => contract.scene.close());

const problemShape = z.object({ code: z.string(), fields: z.array(z.object({ field: z.string() })) });

let people = 0;
const freshEmail = () => {
  people += 1;
  return `person-${people}-${newId().slice(-6)}@example.in`;
};

const create = (body: object) => ask("POST", "/accounts", { body: { role: "BUYER", ...body } });
const created = async (body: object) => {
  const response = await create(body);
  expect([response.status, await response.clone().text()]).toMatchObject([201, expect.any(String)]);
  return await json(response);
};
/** Somebody presented the code: the contact is theirs. */
const prove = (id: string) =>
  contract.rows("UPDATE account_contact SET verified_at = now() WHERE account_id = $1", [id]);
const codesFor = async (id: string) => await contract.rows("SELECT * FROM verification WHERE account_id = $1", [id]);

describe("POST /accounts", () => {
  test("makes a buyer whose contact is unproved, sends a code, keeps the password with it and names the key", async () => {
    const email = freshEmail();
    const account = await created({ email, name: "Asha Verma", password: "a long walk home", externalId: "c-1" });
    expect(account).toMatchObject({
      externalId: "c-1",
      name: "Asha Verma",
      roles: ["BUYER"],
      status: "ACTIVE",
      email: { verifiedAt: null },
      riskLevel: "MEDIUM",
      kycLevel: "NONE",
    });
    expect(JSON.stringify(account)).not.toContain(email);
    const [code] = await codesFor(account.id);
    expect(code).toMatchObject({ purpose: "SIGN_UP", consumed_at: null });
    expect(code.pending_password_hash).toMatch(/^\$argon2id\$/);
    expect(await contract.rows("SELECT 1 FROM credential WHERE account_id = $1", [account.id])).toEqual([]);
    const entries = await contract.rows(
      "SELECT actor_kind, outcome FROM audit_entry WHERE action = 'account.register' AND account_id = $1",
      [account.id],
    );
    expect(entries).toEqual([{ actor_kind: "MACHINE", outcome: "DONE" }]);
    const types = await contract.rows("SELECT type FROM outbox WHERE account_id = $1 ORDER BY seq", [account.id]);
    expect(types.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["accounts.account-created.v1", "accounts.buyer-profile-created.v1"]),
    );
  });

  test("tells every field that is wrong at once", async () => {
    const response = await create({ email: "not an address", phone: "12", name: "\u202e", password: "short" });
    expect(response.status).toBe(422);
    const { code, fields } = z.parse(problemShape, await json(response));
    expect([code, fields.map(({ field }) => field).sort()]).toEqual([
      "VALIDATION",
      ["email", "name", "password", "phone"],
    ]);
    expect((await create({ name: "Nobody" })).status).toBe(422);
    expect((await create({ email: freshEmail(), role: "ADMIN" })).status).toBe(422);
    expect((await create({ email: freshEmail(), status: "ACTIVE" })).status).toBe(422);
  });

  test("a contact that somebody proved is taken, in any spelling, and so is an external id", async () => {
    const email = freshEmail();
    const first = await created({ email, externalId: `c-${newId()}` });
    await prove(first.id);
    const again = await create({ email: email.toUpperCase() });
    expect([again.status, await json(again)]).toMatchObject([409, { code: "ALREADY_EXISTS", what: "email" }]);
    const other = await create({ email: freshEmail(), externalId: first.externalId });
    expect([other.status, await json(other)]).toMatchObject([409, { code: "ALREADY_EXISTS", what: "externalId" }]);
  });

  test("a contact that nobody proved blocks nobody: a sign-up gives way, a known customer keeps all but the contact", async () => {
    const email = freshEmail();
    const unknown = await created({ email });
    const known = await created({ email, externalId: `c-${newId()}` });
    expect((await ask("GET", `/accounts/${unknown.id}`)).status).toBe(404);
    const third = await created({ email });
    expect(await json(await ask("GET", `/accounts/${known.id}`))).toMatchObject({ id: known.id, email: null });
    expect(third.email).not.toBeNull();
  });

  test("of twelve sign-ups at once for one address one has it at the end, and none breaks", async () => {
    const email = freshEmail();
    const responses = await Promise.all(Array.from({ length: 12 }, () => create({ email })));
    expect(responses.filter(({ status }) => ![201, 503].includes(status))).toEqual([]);
    const held = await contract.rows("SELECT 1 FROM account_contact WHERE key = $1", [email]);
    expect(held).toHaveLength(1);
  });
});

describe("PUT /accounts/:id", () => {
  const put = (id: string, body: object) => patient(ask)("PUT", `/accounts/${id}`, { body });

  test("changes the profile of the version that was read; an older version is a conflict", async () => {
    const account = await created({ email: freshEmail(), name: "Asha" });
    const changed = await put(account.id, { version: account.version, buyerProfile: { name: "Asha Rao" } });
    expect([changed.status, await json(changed)]).toMatchObject([200, { name: "Asha Rao" }]);
    const late = await put(account.id, { version: account.version, buyerProfile: { name: "Somebody Else" } });
    expect([late.status, await json(late)]).toMatchObject([409, { code: "CONFLICT" }]);
    expect(await json(await ask("GET", `/accounts/${account.id}`))).toMatchObject({ name: "Asha Rao" });
  });

  test("of ten parallel changes of one version one holds", async () => {
    const account = await created({ email: freshEmail(), name: "Asha" });
    const responses = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        put(account.id, { version: account.version, buyerProfile: { name: `Asha the ${"I".repeat(at + 1)}` } }),
      ),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
  });

  test("a proved account keeps its contact until the new one is proved; a taken one is refused", async () => {
    const [mine, theirs, wanted] = [freshEmail(), freshEmail(), freshEmail()];
    const account = await created({ email: mine });
    const other = await created({ email: theirs });
    await prove(account.id);
    await prove(other.id);
    const asked = await put(account.id, { version: account.version, email: wanted });
    expect(asked.status).toBe(200);
    const [{ key }] = await contract.rows("SELECT key FROM account_contact WHERE account_id = $1", [account.id]);
    expect(key).toBe(mine);
    const codes = await codesFor(account.id);
    expect(codes.filter(({ purpose }) => purpose === "CHANGE_CONTACT")).toMatchObject([{ contact_key: wanted }]);
    const taken = await put(account.id, { version: account.version, email: theirs });
    expect([taken.status, await json(taken)]).toMatchObject([409, { code: "ALREADY_EXISTS", what: "email" }]);
  });

  test("the holder finds what waits and confirms it, though no browser of theirs asked", async () => {
    const account = await created({ email: freshEmail() });
    await prove(account.id);
    const wanted = freshEmail();
    await put(account.id, { version: account.version, email: wanted });
    const accountId = accountIdFrom(account.id);
    const sessionId = await putSession(contract.scene, accountId);
    const holder = { kind: "HOLDER", accountId, sessionId, name: "Asha" } as const;
    const { auth } = contract.scene.accounts;
    const waiting = await auth.waitingContact(holder);
    expect(waiting).toMatchObject({ kind: "EMAIL", shownContact: wanted });
    const other = { kind: "HOLDER", accountId: accountIdFrom(contract.holderId), sessionId, name: "Other" } as const;
    expect(await auth.waitingContact(other)).toBeNull();
  });

  test("a locked account, and a seller profile that is not there, are refused", async () => {
    const account = await created({ email: freshEmail() });
    const seller = await put(account.id, { version: account.version, sellerProfile: { storeName: "Sarees" } });
    expect([seller.status, await json(seller)]).toMatchObject([404, { code: "NOT_FOUND", what: "seller profile" }]);
    const note = { reasonCode: "OTHER", note: "The shop wants it looked at." };
    await ask("POST", `/accounts/${account.id}/lock`, { body: note });
    const { version } = await json(await ask("GET", `/accounts/${account.id}`));
    const refused = await put(account.id, { version, buyerProfile: { name: "Asha" } });
    expect([refused.status, await json(refused)]).toMatchObject([403, { code: "ACCOUNT_LOCKED" }]);
  });
});

describe("POST /accounts/:id/seller", () => {
  const apply = (id: string, storeName = "Asha's sarees", gstNumber = "27AAPFU0939F1ZV") =>
    ask("POST", `/accounts/${id}/seller`, { body: { storeName, gstNumber } });

  test("opens the way to selling at its first stage and gives no role; a repeat answers the same one", async () => {
    const account = await created({ email: freshEmail() });
    const opened = await apply(account.id);
    const answer = await json(opened);
    expect([opened.status, answer]).toMatchObject([201, { application: { stage: "BUSINESS" }, sellerProfile: null }]);
    expect(await json(await apply(account.id))).toEqual(answer);
    const other = await apply(account.id, "Another store");
    expect([other.status, await json(other)]).toMatchObject([409, { code: "ALREADY_EXISTS" }]);
    expect(await json(await ask("GET", `/accounts/${account.id}`))).toMatchObject({ roles: ["BUYER"] });
  });

  test("a number that can't be one is refused, and who sells already is answered with the profile", async () => {
    const account = await created({ email: freshEmail() });
    const wrong = await apply(account.id, "Sarees", "29AABCT1332L1ZT");
    expect([wrong.status, await json(wrong)]).toMatchObject([422, { fields: [{ field: "gstNumber" }] }]);
    await sendEvents(
      ask,
      [
        shopEvent("order.completed", {
          accountId: "ext:selling-buyer",
          sellerAccountId: "ext:selling-seller",
          orderId: newId(),
          amountMinor: 100,
          currency: "INR",
        }),
      ],
      newcomers,
    );
    const sells = await apply("ext:selling-seller");
    expect([sells.status, await json(sells)]).toMatchObject([
      201,
      { application: null, sellerProfile: { onboardingStage: "ESTABLISHED" } },
    ]);
  });
});

describe("what takes a person", () => {
  const note = "The shop saw five stolen cards.";
  const patch = (id: string, status: string, reasonCode: string, by: Ask = ask) =>
    by("PATCH", `/accounts/${id}/status`, { body: { status, reasonCode, note } });
  const approve = async (approvalId: string) => {
    const lead = await putStaff(contract.scene, "LEAD");
    return await contract.scene.accounts.approveRequest({ approvalId, note: "" }, lead, {
      requestId: newId(),
      channel: "web",
      ip: null,
      userAgent: null,
    });
  };

  test("a suspension contains at once, waits for a person, and runs when a LEAD approves", async () => {
    const account = await created({ email: freshEmail() });
    const asked = await patch(account.id, "SUSPENDED", "PAYMENT_FRAUD");
    const answer = await json(asked);
    expect([asked.status, answer]).toMatchObject([202, { approvalId: expect.any(String) }]);
    expect(new Date(answer.containedUntil).getTime()).toBeGreaterThan(Date.now());
    expect(await json(await ask("GET", `/accounts/${account.id}`))).toMatchObject({
      status: "ACTIVE",
      lock: { scope: "ACCOUNT" },
    });
    const repeated = await patch(account.id, "SUSPENDED", "PAYMENT_FRAUD");
    expect([repeated.status, await json(repeated)]).toMatchObject([202, { approvalId: answer.approvalId }]);
    const other = asking(contract.scene, (await putKey(contract.scene)).key);
    expect((await patch(account.id, "SUSPENDED", "PAYMENT_FRAUD", other)).status).toBe(409);
    expect(await approve(answer.approvalId)).toMatchObject({ ok: true, value: { state: "APPROVED" } });
    expect(await json(await ask("GET", `/accounts/${account.id}`))).toMatchObject({ status: "SUSPENDED" });
    const same = await patch(account.id, "SUSPENDED", "PAYMENT_FRAUD");
    expect([same.status, await json(same)]).toMatchObject([200, { status: "SUSPENDED" }]);
  });

  test("an arrow that the life cycle does not have is refused, naming both states", async () => {
    const account = await created({ email: freshEmail() });
    const refused = await patch(account.id, "DISABLED", "SELLER_FRAUD");
    expect([refused.status, await json(refused)]).toMatchObject([
      409,
      { code: "ILLEGAL_TRANSITION", from: "ACTIVE", to: "DISABLED" },
    ]);
    expect((await patch(account.id, "SUSPENDED", "CLOSED_BY_HOLDER")).status).toBe(422);
  });

  test("a lock over 24 hours holds for 24 now, asks a person for the rest, and then only a person lifts it", async () => {
    const account = await created({ email: freshEmail() });
    const body = { reasonCode: "PAYMENT_FRAUD", note, hours: 72 };
    const locked = await ask("POST", `/accounts/${account.id}/lock`, { body });
    const receipt = await json(locked);
    expect(locked.status).toBe(202);
    const hours = (until: string) => Math.round((new Date(until).getTime() - Date.now()) / 3_600_000);
    expect([hours(receipt.until), hours(receipt.approval.until)]).toEqual([24, 72]);
    const again = await json(await ask("POST", `/accounts/${account.id}/lock`, { body }));
    expect(again.approval.approvalId).toBe(receipt.approval.approvalId);
    expect(await approve(receipt.approval.approvalId)).toMatchObject({ ok: true, value: { state: "APPROVED" } });
    const { lock } = await json(await ask("GET", `/accounts/${account.id}`));
    expect(hours(lock.until)).toBe(72);
    const [statement] = await contract.rows(
      "SELECT is_automated FROM statement_of_reasons WHERE account_id = $1 ORDER BY created_at DESC LIMIT 1",
      [account.id],
    );
    expect(statement.is_automated).toBe(false);
    expect((await ask("DELETE", `/accounts/${account.id}/lock`)).status).toBe(403);
  });
});
