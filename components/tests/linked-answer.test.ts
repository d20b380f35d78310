import { describe, expect, it } from "vitest";
import { type LinkedChoice, type LinkedEntries, readLinkedAnswer } from "@/components/accounts/linked-answer";
import { countsOf, effectsOf } from "@/components/accounts/linked-effects";

const idOf = (n: number) => `019ce0bc-0000-7000-8000-${String(n).padStart(12, "0")}`;
const openCase = { id: idOf(99), version: 3 };
const choice = (n: number, differs: Partial<LinkedChoice> = {}): LinkedChoice => ({
  accountId: idOf(n),
  openCase: null,
  own: null,
  ...differs,
});

const unsaid = { reasonCode: null, level: "HIGH", days: 30, hours: 24 } as const;
const entries: LinkedEntries = {
  outcome: "LOCK",
  terms: {
    CLEAR: { ...unsaid, reasonCode: "SHARED_HOUSEHOLD" },
    VERIFY: unsaid,
    LIMIT: unsaid,
    LOCK: { ...unsaid, reasonCode: "PAYMENT_FRAUD" },
  },
  note: "One phone and one card among all of them.",
};
const question = { startId: idOf(1), choices: [choice(1), choice(2, { openCase, own: "CLEAR" })], asks: false };

describe("what is sent for linked accounts", () => {
  it("is one decision, and another for whom it was chosen", () => {
    expect(readLinkedAnswer(question, entries)).toEqual({
      problem: null,
      answer: {
        kind: "DECIDE",
        input: {
          decision: { outcome: "LOCK", reasonCode: "PAYMENT_FRAUD", hours: 24 },
          accounts: [
            { accountId: idOf(1), openCase: null },
            { accountId: idOf(2), openCase, decision: { outcome: "CLEAR", reasonCode: "SHARED_HOUSEHOLD" } },
          ],
          note: entries.note,
        },
      },
    });
  });

  it("names no decision of its own where that is the one of the rest", () => {
    const same = readLinkedAnswer({ ...question, choices: [choice(2, { openCase, own: "LOCK" })] }, entries);
    expect(same.answer?.input.accounts).toEqual([{ accountId: idOf(2), openCase }]);
  });

  it("asks with the account from which the cluster was followed, and for longer than one person may lock", () => {
    const week = { ...entries, terms: { ...entries.terms, LOCK: { ...entries.terms.LOCK, hours: 168 } } };
    expect(readLinkedAnswer({ ...question, asks: true }, week).answer).toMatchObject({
      kind: "ASK",
      input: { startId: idOf(1), decision: { hours: 168 } },
    });
    expect(readLinkedAnswer(question, week).problem).toBe("At most 24 hours.");
  });

  it("says what is missing: a reason of the rest, of the others, a note", () => {
    const without = (outcome: "CLEAR" | "LOCK") => ({ ...entries, terms: { ...entries.terms, [outcome]: unsaid } });
    expect(readLinkedAnswer(question, without("LOCK")).problem).toBe("Choose a reason.");
    expect(readLinkedAnswer(question, without("CLEAR")).problem).toBe("Choose a reason.");
    expect(readLinkedAnswer(question, { ...entries, note: "short" }).problem).toBe("Write at least 10 characters.");
  });
});

describe("what happens to how many", () => {
  it("counts each decision, the most first", () => {
    const choices = [choice(1, { own: "CLEAR", openCase }), choice(2), choice(3)];
    expect(countsOf(choices, entries)).toEqual([
      { outcome: "LOCK", count: 2 },
      { outcome: "CLEAR", count: 1 },
    ]);
  });

  it("tells what is done at once and what waits, where somebody else has to agree", () => {
    const choices = Array.from({ length: 14 }, (_, n) => choice(n));
    const plan = { asks: true, containedAtOnce: 10, leftOut: 3 };
    expect(effectsOf(choices, entries, plan)).toEqual([
      "At once: the nearest 10 are locked, for a day at most, and their sessions end.",
      "Once another lead agrees: each account is decided, one after the other. The request lapses after 24 hours.",
      "3 of the cluster are left out.",
      "Each account is decided by its own rules and leaves an entry of its own.",
    ]);
  });
});
