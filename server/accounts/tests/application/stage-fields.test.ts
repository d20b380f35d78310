import { describe, expect, it } from "vitest";
import { stageSchemas } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";

const store = (description: string) => ({
  storeName: "Verma Crafts",
  description,
  supportEmail: "help@verma-crafts.example",
});

describe("R62 what an applicant writes freely shows itself to staff as it is", () => {
  it("lines and Indic spelling are words like others", () => {
    expect(stageSchemas.STORE.safeParse(store("Handmade toys.\r\nक्‍ष from Channapatna.")).success).toBe(true);
  });

  it.each([
    ["turns the line around", "Approved by \u202Enabucref"],
    ["hides a word", "Toys\u200b\u2060"],
    ["rings a bell", "Toys\u0007"],
    ["ends a text", "Toys\u0000"],
  ])("a description that %s is refused", (_what, description) => {
    const { success, error } = stageSchemas.STORE.safeParse(store(description));
    expect([success, error?.issues[0]?.message]).toEqual([false, "This contains a character that can't be shown."]);
  });
});
