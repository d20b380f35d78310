import fc from "fast-check";
import { expect, it } from "vitest";
import { anyBeginning, anyCommand, anyStory, play } from "../support/account-commands";
import { FRIDAY } from "../support/account-facts";

it("changes nothing and emits nothing the second time", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, anyCommand, (beginning, story, command) => {
      const end = play(beginning, story).at(-1);
      const [account, at] = end ? [end.after, end.at] : [beginning, FRIDAY];
      const first = command.run(account, at);
      if (!first.ok) return;
      const second = command.run(first.value.account, at);
      expect(second, command.name).toEqual({ ok: true, value: { account: first.value.account, events: [] } });
    }),
    { numRuns: 500 },
  );
});

it("leaves the given account untouched: a decision makes the next one", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      const before = structuredClone(beginning);
      play(beginning, story);
      expect(beginning).toEqual(before);
    }),
    { numRuns: 100 },
  );
});

it("emits at least one event, of this account, whenever it changes something", () => {
  fc.assert(
    fc.property(anyBeginning, anyStory, (beginning, story) => {
      for (const { command, before, after, events } of play(beginning, story)) {
        expect(events.length > 0, command.name).toBe(before !== after);
        expect(events.every((event) => event.accountId === beginning.id)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
