import { describe, expect, it } from "vitest";
import {
  blockingOf,
  CHECKS_OF_STAGE,
  type CheckFacts,
  runChecks,
} from "@/server/accounts/domain/domain-services/onboarding-check-service";
import { CHECK_NAMES, type CheckName } from "@/server/accounts/domain/value-objects/check-name";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { parsePan } from "@/server/accounts/domain/value-objects/pan";
import { parsePayoutAccount } from "@/server/accounts/domain/value-objects/payout-account";
import { answersOf } from "@/server/cli/bench/onboarding-answers";
import { FRIDAY, OTHER_STAFF_ID as SOMEBODY } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const answers = answersOf();
const flawless: CheckFacts = {
  at: FRIDAY,
  sent: {
    BUSINESS: { legalName: "Verma Crafts Pvt. Ltd.", ownerName: "Asha Verma", state: "27" },
    IDENTITY: { ...answers.IDENTITY.fields, documentExpiresOn: "2031-05-01" },
    TAX: answers.TAX.fields,
    PAYOUT: { method: "BANK", accountHolder: "Verma Crafts", ifsc: "HDFC0001234", accountNumber: "5010012000939" },
    STORE: { storeName: "Verma Crafts" },
  },
  isMailDisposable: false,
  gstinHolder: null,
  panHolders: [],
  payoutHolders: [],
  shopsAlike: [],
  linkedHeld: [],
  registry: null,
};

const found = (stage: ApplicationStage, check: CheckName, facts: Partial<CheckFacts> = {}) =>
  runChecks(stage, { ...flawless, ...facts }).find((one) => one.check === check);

const sent = (stage: ApplicationStage, fields: Record<string, string>): Partial<CheckFacts> => ({
  sent: { ...flawless.sent, [stage]: { ...flawless.sent[stage], ...fields } },
});

it("keeps nobody whose papers are in order", () => {
  for (const stage of APPLICATION_STAGES) expect([stage, blockingOf(runChecks(stage, flawless))]).toEqual([stage, []]);
});

it("runs every check somewhere", () => {
  expect([...new Set(Object.values(CHECKS_OF_STAGE).flat())].sort()).toEqual([...CHECK_NAMES].sort());
});

describe("what goes to review, where only a LEAD lets it pass", () => {
  it.each<[ApplicationStage, CheckName, Partial<CheckFacts>]>([
    ["TAX", "GSTIN_DUPLICATE", { gstinHolder: SOMEBODY }],
    ["IDENTITY", "PAN_DUPLICATE", { panHolders: [SOMEBODY] }],
    ["PAYOUT", "PAYOUT_DUPLICATE", { payoutHolders: [SOMEBODY] }],
    ["STORE", "STORE_NAME", { shopsAlike: [SOMEBODY] }],
    ["BUSINESS", "LINKED_LOCKED", { linkedHeld: [SOMEBODY] }],
    ["FINAL", "LINKED_LOCKED", { linkedHeld: [SOMEBODY] }],
  ])("%s: %s, with the link shown", (stage, check, facts) => {
    expect(found(stage, check, facts)).toMatchObject({ outcome: "REVIEW", related: [SOMEBODY] });
    expect(blockingOf(runChecks(stage, { ...flawless, ...facts }))).toEqual([{ check, needs: "LEAD" }]);
  });
});

it("R12: sends a store's name to review that mixes scripts or looks like a shop's that sells, in words", () => {
  expect(found("STORE", "STORE_NAME", sent("STORE", { storeName: "Vеrma Crafts" }))).toMatchObject({
    outcome: "REVIEW",
    words: "Written with letters of another script that are drawn alike.",
    related: [],
  });
  expect(found("STORE", "STORE_NAME", { shopsAlike: [SOMEBODY] })?.words).toBe(
    "Looks like the name of a shop that sells already.",
  );
  for (const storeName of ["Verma Crafts", "वर्मा शिल्प", "李記", "Κατάστημα", "Магазин Жук"]) {
    expect([storeName, found("STORE", "STORE_NAME", sent("STORE", { storeName }))?.outcome]).toEqual([
      storeName,
      "PASS",
    ]);
  }
});

describe("what waits for a reason", () => {
  it.each<[ApplicationStage, CheckName, Partial<CheckFacts>]>([
    ["TAX", "GSTIN_STATE", sent("BUSINESS", { state: "29" })],
    ["TAX", "PAN_IN_GSTIN", sent("IDENTITY", { pan: "AAACC1206D" })],
    ["TAX", "NAME_MATCH", sent("TAX", { legalName: "Gupta Traders" })],
    ["TAX", "GSTIN_FORMAT", sent("TAX", { gstNumber: "33AABCB5576G1ZX" })],
    ["TAX", "REGISTRY", { registry: { status: "CANCELLED", legalName: null } }],
    ["TAX", "REGISTRY", { registry: { status: "ACTIVE", legalName: "Gupta Traders" } }],
    ["IDENTITY", "DOCUMENT_EXPIRY", sent("IDENTITY", { documentExpiresOn: "2026-11-19" })],
    ["PAYOUT", "PAYOUT_FORMAT", sent("PAYOUT", { ifsc: "HDFC1001234" })],
  ])("%s: %s", (stage, check, facts) => {
    expect(found(stage, check, facts)?.outcome).toBe("FAIL");
  });
});

it("says that being well formed is not being registered, and that no registry was asked", () => {
  expect(found("TAX", "GSTIN_FORMAT")?.words).toContain("not yet registered");
  expect(found("TAX", "REGISTRY")).toMatchObject({ outcome: "NOT_RUN", words: "Registry lookup: not configured." });
  const registry = { status: "UNREACHABLE", legalName: null } as const;
  expect(found("TAX", "REGISTRY", { registry })?.outcome).toBe("NOT_RUN");
});

it("warns of throw-away mail and of a document that soon runs out, and keeps nobody for it", () => {
  expect(found("BUSINESS", "DISPOSABLE_MAIL", { isMailDisposable: true })?.outcome).toBe("WARN");
  expect(found("IDENTITY", "DOCUMENT_EXPIRY", sent("IDENTITY", { documentExpiresOn: "2026-12-01" }))?.outcome).toBe(
    "WARN",
  );
});

it("warns where nobody said when a document runs out that does, and not of one that does not", () => {
  const undated = (documentKind: string) => sent("IDENTITY", { documentKind, documentExpiresOn: "" });
  expect(found("IDENTITY", "DOCUMENT_EXPIRY", undated("PASSPORT"))?.outcome).toBe("WARN");
  expect(found("IDENTITY", "DOCUMENT_EXPIRY", undated("DRIVING_LICENCE"))?.outcome).toBe("WARN");
  expect(found("IDENTITY", "DOCUMENT_EXPIRY", undated("VOTER_CARD"))?.outcome).toBe("NOT_RUN");
});

it("writes no number and no name into what staff read", () => {
  const words = APPLICATION_STAGES.flatMap((stage) => runChecks(stage, flawless).map((one) => one.words)).join(" ");
  expect(words).not.toMatch(/AAPFU|5010012|Verma|HDFC/u);
});

it.each([
  ["ifsc", { method: "BANK", ifsc: "HDFC1001234", accountNumber: "5010012000939" }],
  ["accountNumber", { method: "BANK", ifsc: "HDFC0001234", accountNumber: "12345678" }],
  ["accountNumber", { method: "BANK", ifsc: "HDFC0001234", accountNumber: "000000000000" }],
  ["upiAddress", { method: "UPI", upiAddress: "asha at bank" }],
] as const)("refuses a payout account with a wrong %s", (field, typed) => {
  expect(parsePayoutAccount(typed)).toMatchObject({ refusal: { code: "VALIDATION", fields: [{ field }] } });
});

it("knows the same payout account however it was typed", () => {
  const key = (ifsc: string, accountNumber: string) =>
    must(parsePayoutAccount({ method: "BANK", ifsc, accountNumber })).key;
  expect(key("hdfc 0001234", "0050 1001 2000 939")).toBe(key("HDFC0009999", "50100120-00939"));
  expect(must(parsePayoutAccount({ method: "UPI", upiAddress: " Asha@OkBank " })).key).toBe("upi:asha@okbank");
});

it("reads a PAN by its form and by whose it says it is", () => {
  expect(must(parsePan("aapfu 0939f"))).toBe("AAPFU0939F");
  expect(refusalCode(parsePan("AAPXU0939F"))).toBe("VALIDATION");
  expect(refusalCode(parsePan("AAPFU093F"))).toBe("VALIDATION");
});
