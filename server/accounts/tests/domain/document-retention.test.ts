import { describe, expect, it } from "vitest";
import { isToErase, overSince } from "@/server/accounts/domain/domain-services/document-retention-service";
import { buyer } from "../support/account-facts";
import { draftDocument } from "../support/in-memory-documents";
import { APPLICATION } from "../support/onboarding-facts";

const DAY_MS = 86_400_000;
const at = new Date("2026-11-26T10:00:00Z");
const days = (count: number) => new Date(at.getTime() + count * DAY_MS);

const account = buyer();
const of = { id: APPLICATION, accountId: account.id };
const draft = draftDocument(of, "PHOTO_ID", { n: 1, at });
const sent = { ...draft, frozenAt: at, submissionNo: 1 };
const evidence = draftDocument(of, "HOLD_EVIDENCE", { n: 2, at });

const facts = { account, application: null, notedAt: null, at };
const lock = { reason: "OTHER", scope: "ACCOUNT", since: at, until: days(2), by: account.id } as const;

describe("R87 what a document was for", () => {
  it("goes on with its application and its account", () => {
    expect(overSince(sent, facts)).toBeNull();
  });

  it("is over once the account is closed for good, from when that was noted", () => {
    const disabled = { ...account, status: "DISABLED" } as typeof account;
    expect(overSince(sent, { ...facts, account: disabled })).toEqual(at);
    expect(overSince(sent, { ...facts, account: disabled, notedAt: days(-3) })).toEqual(days(-3));
  });

  it("is over with the hold it was about, which the clock alone may end", () => {
    const held = { ...account, lock } as typeof account;
    expect(overSince(evidence, { ...facts, account: held })).toBeNull();
    expect(overSince(evidence, { ...facts, account: held, at: days(2) })).toEqual(days(2));
    expect(overSince(evidence, { ...facts, account: { ...account, status: "SUSPENDED" } })).toBeNull();
    expect(overSince(evidence, facts)).toEqual(at);
    // A lock of selling, or of unknown devices, is no hold: nobody has a pass by it.
    expect(overSince(evidence, { ...facts, account: { ...held, lock: { ...lock, scope: "SELLER" } } })).toEqual(at);
  });
});

describe("R87 the time a document is kept", () => {
  it("is 183 days after, to the moment", () => {
    expect(isToErase(sent, null, days(9_999))).toBe(false);
    expect(isToErase(sent, at, new Date(days(183).getTime() - 1))).toBe(false);
    expect(isToErase(sent, at, days(183))).toBe(true);
    expect(isToErase(evidence, at, days(182))).toBe(false);
  });

  it("ends at once for what was never sent", () => {
    expect(isToErase(draft, at, at)).toBe(true);
  });
});
