import { describe, expect, it } from "vitest";
import { answersToRead } from "@/server/accounts/application/use-cases/submit-stage/answers-to-read";
import { problemsOfPart } from "@/server/accounts/application/use-cases/submit-stage/read-part";
import { readStage } from "@/server/accounts/application/use-cases/submit-stage/read-stage";

const business = (phone: string) => problemsOfPart("BUSINESS", ["phone"], { phone });

describe("the phone of a business", () => {
  it.each(["020 2612 3456", "98200 45678", "+91 22 2202 6111", "+49 30 901820"])("%s is one", (phone) =>
    expect(business(phone)).toEqual([]),
  );

  it.each(["12", "call us", "020 2612 3456 ext. 12", "+1 000"])("%s is none, and says what one looks like", (phone) =>
    expect(business(phone)).toEqual([
      { field: "phone", problem: "Enter a phone number, such as 020 2612 3456 or 98200 45678." },
    ]),
  );
});

describe("the day a photo document runs out", () => {
  const identity = (documentKind: string, documentExpiresOn: string) =>
    problemsOfPart("IDENTITY", ["fullName", "documentKind", "documentExpiresOn"], {
      fullName: "Asha Verma",
      documentKind,
      documentExpiresOn,
    });

  it.each([
    ["PASSPORT", "Enter the day the passport runs out."],
    ["DRIVING_LICENCE", "Enter the day the driving licence runs out."],
  ])("is asked for of a %s", (kind, problem) => {
    expect(identity(kind, "")).toEqual([{ field: "documentExpiresOn", problem }]);
    expect(identity(kind, "2031-05-01")).toEqual([]);
  });

  it("is not asked for of a voter card", () => expect(identity("VOTER_CARD", "")).toEqual([]));

  it("is asked for again when the stage is sent, past the page", () => {
    const fields = { fullName: "Asha Verma", documentKind: "PASSPORT", pan: "AAPFU0939F" } as const;
    expect(readStage({ stage: "IDENTITY", fields })).toMatchObject({
      ok: false,
      refusal: { code: "VALIDATION", fields: [{ field: "documentExpiresOn" }] },
    });
  });
});

describe("answers are shown as they are sent", () => {
  it("a phone in the groups of its country, and kept in E.164", () =>
    expect(answersToRead("BUSINESS", { phone: "020 2612 3456", city: "Pune" })).toEqual({
      phone: "+91 20 2612 3456",
      city: "Pune",
    }));

  it("a PAN in its own letters", () =>
    expect(answersToRead("IDENTITY", { pan: "aakcd 4821 m" })).toEqual({ pan: "AAKCD4821M" }));

  it("a bank account without the spaces", () =>
    expect(
      answersToRead("PAYOUT", { method: "BANK", ifsc: "hdfc0001234", accountNumber: "5010 0123 4567" }),
    ).toMatchObject({ ifsc: "HDFC0001234", accountNumber: "501001234567" }));

  it("what can't be read stays as it was typed", () =>
    expect(answersToRead("IDENTITY", { pan: "x" })).toEqual({ pan: "x" }));
});
