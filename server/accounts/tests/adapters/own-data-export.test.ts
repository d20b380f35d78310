import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { exportPolicy } from "@/server/accounts/domain/policies/export-policy";
import { PASSWORD, passOf, putPerson, wholeText } from "../support/holder-scene";
import { type ModuleScene, moduleScene, putStaff } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

const origin = { requestId: "export", channel: "web", ip: "203.0.113.77", userAgent: "Canary Browser" } as const;
const NOTE = "staff-canary: compared with the fraud ring of March";
const address = {
  recipient: "Canary Recipient",
  line1: "7 Canary Lane",
  line2: "",
  city: "Pune",
  state: "Maharashtra",
  postalCode: "411001",
  country: "IN",
  makeDefault: false,
};

let scene: ModuleScene;
let canary: HolderActor;
let other: HolderActor;
let analyst: StaffActor;

beforeAll(async () => {
  scene = await moduleScene();
  canary = await putPerson(scene, "Canary Kumari");
  other = await putPerson(scene, "Someone Else");
  analyst = await putStaff(scene, "ANALYST");
  const { holder, recordSignals, lockAccount } = scene.accounts;
  must(await holder.addAddress(address, canary, origin));
  must(await holder.addAddress({ ...address, recipient: "Else Recipient", line1: "9 Else Road" }, other, origin));
  must(await holder.chooseNotifications({ OFFERS: true, TIPS: false }, canary, origin));
  const fact = { occurredAt: new Date(Date.now() - 60_000), source: "shop", good: 0, bad: 1 } as const;
  const linked = {
    accountId: canary.accountId,
    factor: "sharedDevices",
    sourceEventId: "e1",
    detail: { other: other.accountId },
  } as const;
  const coupon = { accountId: canary.accountId, factor: "couponAbuse", sourceEventId: "e2", detail: {} } as const;
  must(
    await recordSignals(
      {
        signals: [
          { ...fact, ...linked },
          { ...fact, ...coupon },
        ],
      },
      { kind: "SYSTEM", name: "system:relay" },
      origin,
    ),
  );
  const lock = { reasonCode: "COUPON_ABUSE", scope: "ACCOUNT", hours: 24, note: NOTE } as const;
  must(await lockAccount({ ...lock, accountId: other.accountId }, analyst, origin));
});
afterAll(() => scene.close());

const download = async (actor: HolderActor, password = PASSWORD) =>
  scene.accounts.holder.exportOwnData({ password }, actor, origin);

describe("R81 the export of one's own data", () => {
  it("holds the person's own values in clear and nothing of anybody else", async () => {
    const text = await wholeText(must(await download(canary)));
    const parsed: Record<string, unknown> = JSON.parse(text);
    expect(Object.keys(parsed)).toEqual([
      "format",
      "version",
      "madeAt",
      "account",
      "contacts",
      "buyerProfile",
      "sellerProfile",
      "applicationsToSell",
      "documents",
      "addresses",
      "signingIn",
      "devices",
      "sessions",
      "places",
      "signIns",
      "observations",
      "statementsOfReasons",
      "appeals",
      "messageChoices",
      "closing",
    ]);
    expect(parsed).toMatchObject({
      account: { id: canary.accountId, name: "Canary Kumari" },
      addresses: [{ recipient: "Canary Recipient", line1: "7 Canary Lane" }],
      messageChoices: [{ topic: "OFFERS", isOn: true }],
    });
    expect(parsed["observations"]).toHaveLength(2);
    for (const foreign of [other.accountId, "Someone Else", "Else Recipient", "9 Else Road", analyst.accountId]) {
      expect(text).not.toContain(foreign);
    }
  });

  it("holds no word of staff, no secret and no note", async () => {
    const text = await wholeText(must(await download(canary)));
    expect(text).not.toMatch(/staff-canary|fraud|risk|score|flag|couponAbuse|sharedDevices|\$argon2|token/i);
  });

  it("holds statements and appeals with their words, by a hold pass", async () => {
    const pass = await passOf(scene, other.accountId);
    if (!pass) throw new Error("An account that was locked gives a pass.");
    const hold = must(await scene.accounts.queries.getHold(pass));
    const statementId = hold.statements[0]?.id ?? "";
    must(await scene.accounts.holder.submitAppeal({ statementId, text: "Canary words of appeal." }, pass, origin));
    const text = await wholeText(must(await scene.accounts.holder.exportOnHold(pass, origin)));
    expect(text).toContain("Coupons meant to be used once by each person");
    expect(text).toContain("Canary words of appeal.");
    expect(text).not.toMatch(/staff-canary|fraud/i);
  });

  it("asks for the password again, is told to the owner and leaves one entry each", async () => {
    const person = await putPerson(scene, "Careful Person");
    expect(refusalCode(await download(person, "wrong"))).toBe("VALIDATION");
    must(await download(person));
    const { rows } = await scene.database.pool.query<{ outcome: string }>(
      "SELECT outcome FROM audit_entry WHERE action = 'account.export-data' AND account_id = $1 ORDER BY seq",
      [person.accountId],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(["REFUSED", "DONE"]);
    const { rows: told } = await scene.database.pool.query<{ template: string }>(
      "SELECT payload->>'template' AS template FROM outbox WHERE account_id = $1 AND sealed IS NOT NULL",
      [person.accountId],
    );
    expect(told.map(({ template }) => template)).toEqual(["DATA_EXPORTED"]);
  });

  it("is given five times a day, also to many who ask at once", async () => {
    const person = await putPerson(scene, "Eager Person");
    const answers = await Promise.all(Array.from({ length: 9 }, () => download(person)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(exportPolicy.exportsPerDay);
    expect(answers.flatMap((answer) => refusalCode(answer) ?? [])).toEqual(Array(4).fill("RATE_LIMITED"));
  });
});
