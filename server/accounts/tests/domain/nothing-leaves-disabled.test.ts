import fc from "fast-check";
import { expect, it } from "vitest";
import { activate, disable, suspend } from "@/server/accounts/domain/aggregates/account-life-cycle";
import type { Account } from "@/server/accounts/domain/entities/account";
import { anyBeginning, anyStory, play } from "../support/account-commands";
import { FRIDAY } from "../support/account-facts";
import { must } from "../support/must";

const order = { reason: "OTHER", by: "system:timer", at: FRIDAY } as const;
const disabled = (account: Account): Account => must(disable(must(suspend(account, order)).account, order)).account;

it("keeps a disabled account as it is, whatever anybody tries", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      const end = disabled(beginning);
      for (const { after, command } of play(end, story)) expect(after, command.name).toEqual(end);
    }),
    { numRuns: 300 },
  );
});

it("R56 never comes back from DISABLED in any story, however it got there", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      const statuses = play(beginning, story).map(({ after }) => after.status);
      const first = statuses.indexOf("DISABLED");
      expect(first === -1 || statuses.slice(first).every((status) => status === "DISABLED")).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it("names both states when it refuses", () => {
  fc.assert(
    fc.property(anyBeginning, (beginning) => {
      expect(activate(disabled(beginning), order)).toEqual({
        ok: false,
        refusal: { code: "ILLEGAL_TRANSITION", from: "DISABLED", to: "ACTIVE" },
      });
    }),
  );
});
