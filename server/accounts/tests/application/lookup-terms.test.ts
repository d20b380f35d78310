import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idRange, lookupTerms } from "@/server/accounts/read-model/queries/lookup-terms";

const ID = "019ce0bc-1234-7abc-8def-0123456789ab";

describe("lookupTerms", () => {
  it.each([
    [ID, "ID", ID],
    [ID.slice(0, 13), "ID", null],
    ["019ce0bc", "ID", null],
    ["Asha@Mail.in", "EMAIL", "asha@mail.in"],
    ["asha@", "EMAIL", null],
    ["98765 43210", "PHONE", "+919876543210"],
    ["4411", "PHONE", null],
    ["+91 (98765) 43-210", "PHONE", "+919876543210"],
    ["27aapfu0939f1zv", "GSTIN", "27AAPFU0939F1ZV"],
    ["verma", "NAME", null],
    ["411", "NAME", null],
    ["ext:o-91", "EXTERNAL_ID", "o-91"],
    ["phone:4411", "PHONE", null],
    ["name:asha@home", "NAME", null],
    ["   ", "NEWEST", null],
  ])("reads %s as %s", (typed, kind, exact) => {
    expect(lookupTerms(typed, "ANY")).toMatchObject({ kind, exact });
  });

  it("obeys the chosen scope", () => {
    expect(lookupTerms("verma", "GSTIN")).toMatchObject({ kind: "GSTIN", label: "GSTIN (part)" });
    expect(lookupTerms("4411", "NAME").kind).toBe("NAME");
  });

  it("never throws on what people paste", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => lookupTerms(typed, "ANY") !== null));
  });

  it("spans every id that begins so", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 8, max: 35 }), (id, length) => {
        const [from, to] = idRange(id.slice(0, length));
        expect(from <= id && id <= to).toBe(true);
      }),
    );
  });
});
