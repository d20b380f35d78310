import { describe, expect, it } from "vitest";
import { clearCaseSchema } from "@/server/accounts/application/use-cases/clear-case/clear-case.schema";
import { endSessionsSchema } from "@/server/accounts/application/use-cases/end-sessions/end-sessions.schema";
import {
  lockAccountSchema,
  noteSchema,
  optionalNoteSchema,
} from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import { unlockAccountSchema } from "@/server/accounts/application/use-cases/unlock-account/unlock-account.schema";
import { naughtyStrings } from "../support/naughty-strings";

const ID = "019ce0bc-0000-7000-8000-00000000ffff";

/** Every form of staff with a note, by what stands around it. */
const forms = {
  "accounts.lock": (note: string) =>
    lockAccountSchema.safeParse({ accountId: ID, reasonCode: "OTHER", scope: "ACCOUNT", hours: 1, note }),
  "accounts.unlock": (note: string) => unlockAccountSchema.safeParse({ accountId: ID, note }),
  "accounts.endSessions": (note: string) => endSessionsSchema.safeParse({ accountId: ID, note }),
  "review.clear": (note: string) =>
    clearCaseSchema.safeParse({ caseId: ID, version: 1, reasonCode: "NORMAL_BEHAVIOUR", note }),
};

describe.each(Object.entries(forms))("R04 a note of %s", (_name, parse) => {
  it.each([
    ["a NUL", "Checked the orders\0 of this week"],
    ["half a character", "Checked the orders \ud800 of this week"],
    ["the other half", "Checked the orders \udfff of this week"],
    ["a turned direction", "Checked the \u202eorders of this week"],
    ["an escape of terminals", "Checked the \u001b[31morders of this week"],
    ["what nobody sees", "Checked the or\u200bders of this week"],
  ])("is refused with %s in it, in words", (_what, note) => {
    const parsed = parse(note);
    expect(parsed.success).toBe(false);
    expect(JSON.stringify(parsed.error?.issues)).toContain("can't be shown");
  });

  it.each(["Checked the orders\r\n\tof this week", "इस हफ़्ते के ऑर्डर देखे और क्‍या", "Sah ₹48,200 in zwei Aufträgen geprüft"])(
    "may be %j",
    (note) => expect(parse(note).success).toBe(true),
  );
});

it("R04 whatever is written, a note is refused or can be stored", () => {
  for (const text of naughtyStrings) {
    for (const schema of [noteSchema, optionalNoteSchema]) {
      const parsed = schema.safeParse(`${text} and some more words`);
      if (parsed.success) expect(parsed.data).not.toMatch(/\0|\p{Surrogate}|\p{Bidi_Control}/u);
    }
  }
});
