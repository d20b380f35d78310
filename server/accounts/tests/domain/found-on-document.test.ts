import { describe, expect, it } from "vitest";
import { foundOnDocument } from "@/server/accounts/domain/domain-services/found-on-document-service";

const certificate = [
  "Form GST REG-06",
  "Registration Number : 27AAPFU0939F1ZV",
  "1. Legal Name",
  "VERMA CRAFTS PRIVATE LIMITED",
  "Trade Name: Verma Crafts",
].join("\n");

const tax = { gstNumber: "27AAPFU0939F1ZV", legalName: "Verma Crafts Pvt. Ltd." };

describe("R87 declared beside found", () => {
  it("agrees where the document says the same, as people write it", () => {
    expect(foundOnDocument("GST_CERTIFICATE", tax, [certificate])).toEqual([
      { field: "gstNumber", declared: tax.gstNumber, found: tax.gstNumber, agrees: "YES" },
      { field: "legalName", declared: tax.legalName, found: "VERMA CRAFTS PRIVATE LIMITED", agrees: "YES" },
    ]);
  });

  it("agrees where the name stands behind its label without a colon", () => {
    const declared = { legalName: "Goa Cashew Kitchen" };
    const [found] = foundOnDocument("GST_CERTIFICATE", declared, ["Legal Name Goa Cashew Kitchen"]);
    expect(found).toEqual({
      field: "legalName",
      declared: "Goa Cashew Kitchen",
      found: "Goa Cashew Kitchen",
      agrees: "YES",
    });
    expect(foundOnDocument("GST_CERTIFICATE", declared, ["Legal Name Iyer Traders"])[0]?.agrees).toBe("NO");
  });

  it("does not where something of that kind stands there instead", () => {
    const other = { gstNumber: "29AAGCB7383J1Z4", legalName: "Iyer Traders" };
    expect(foundOnDocument("GST_CERTIFICATE", other, [certificate])).toEqual([
      { field: "gstNumber", declared: other.gstNumber, found: tax.gstNumber, agrees: "NO" },
      { field: "legalName", declared: "Iyer Traders", found: "VERMA CRAFTS PRIVATE LIMITED", agrees: "NO" },
    ]);
  });

  it("claims nothing of a photograph, or of what it does not find", () => {
    for (const texts of [[], [""], ["A page about something else."]]) {
      for (const { found, agrees } of foundOnDocument("GST_CERTIFICATE", tax, texts)) {
        expect([found, agrees]).toEqual([null, "UNREADABLE"]);
      }
    }
  });

  it("finds a name, a number and a day on later pages", () => {
    const pages = ["PASSPORT", "Name: Asha Verma\nDate of expiry 01/05/2031"];
    const declared = { fullName: "Asha Verma", documentExpiresOn: "2031-05-01", pan: "AAPFU0939F" };
    expect(foundOnDocument("PHOTO_ID", declared, pages)).toEqual([
      { field: "fullName", declared: "Asha Verma", found: "Asha Verma", agrees: "YES" },
      { field: "documentExpiresOn", declared: "2031-05-01", found: "01/05/2031", agrees: "YES" },
    ]);
  });

  it("compares a payout account by its own numbers", () => {
    const declared = { accountHolder: "Verma Crafts", ifsc: "HDFC0001234", accountNumber: "50100120000939" };
    const statement = "Account holder: VERMA CRAFTS\nIFSC HDFC0009999\nA/c 50100120000939";
    expect(foundOnDocument("BANK_PROOF", declared, [statement]).map(({ field, agrees }) => [field, agrees])).toEqual([
      ["accountHolder", "YES"],
      ["ifsc", "NO"],
      ["accountNumber", "YES"],
    ]);
  });

  it("says nothing of what was not declared, and has nothing to compare on hold", () => {
    expect(foundOnDocument("BANK_PROOF", { method: "UPI", isSelfCertified: true }, ["x"])).toEqual([]);
    expect(foundOnDocument("HOLD_EVIDENCE", { fullName: "Asha Verma" }, ["Asha Verma"])).toEqual([]);
  });
});
