import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { expect, test } from "vitest";
import { gathering } from "@/server/platform/gathering";
import { gate } from "../support/gate";

const roomy = { mostInside: 100, turnAway: () => expect.fail("There was room.") };

/** Serves groups of numbers, and each group not before it may. */
function served(most: number, leaves: (group: readonly number[]) => readonly number[] = () => []) {
  const groups: (readonly number[])[] = [];
  const gates = Array.from({ length: 20 }, gate);
  const ask = gathering<number, string>({
    ...roomy,
    most,
    patienceMs: 60_000,
    serve: async (group) => {
      const passed = gates[groups.length]?.passed;
      groups.push(group);
      await passed;
      const left = leaves(group);
      return new Map(group.filter((n) => !left.includes(n)).map((n) => [n, Promise.resolve(`answer ${n}`)]));
    },
  });
  return { ask, groups, pass: (at: number) => gates[at]?.open() };
}

test("who is there is served at once, who comes meanwhile together, in order and no more than fit", async () => {
  const { ask, groups, pass } = served(3);
  const first = ask(1);
  await turnOfTheLoop();
  expect(groups).toEqual([[1]]);
  const answers = [first, ...[2, 3, 4, 5].map(ask)];
  pass(0);
  await answers[0];
  pass(1);
  pass(2);
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5].map((n) => `answer ${n}`));
  expect(groups).toEqual([[1], [2, 3, 4], [5]]);
});

test("who is left by a group is the first of the next one", async () => {
  const { ask, groups, pass } = served(3, (group) => group.filter((n) => n === 3 && group[0] !== 3));
  const answers = [2, 3, 4, 5].map(ask);
  for (const at of [0, 1]) pass(at);
  await Promise.all(answers);
  expect(groups).toEqual([
    [2, 3, 4],
    [3, 5],
  ]);
});

test("a group that fails fails for its own, and the next one is served", async () => {
  let turn = 0;
  const ask = gathering<number, number>({
    ...roomy,
    most: 5,
    patienceMs: 60_000,
    serve: async (group) => {
      turn += 1;
      if (turn === 2) throw new Error("This group broke.");
      return new Map(group.map((n) => [n, Promise.resolve(n)]));
    },
  });
  const first = ask(1);
  await turnOfTheLoop();
  const answers = await Promise.allSettled([first, ...[2, 3].map(ask)]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await ask(4)).toBe(4);
});

test("a group that takes too long holds up nobody who comes after it", async () => {
  const slow = gate();
  const ask = gathering<string, string>({
    ...roomy,
    most: 5,
    patienceMs: 1,
    serve: async (group) => {
      if (group.includes("slow")) await slow.passed;
      return new Map(group.map((one) => [one, Promise.resolve(one)]));
    },
  });
  const waiting = ask("slow");
  await turnOfTheLoop();
  expect(await ask("quick")).toBe("quick");
  slow.open();
  expect(await waiting).toBe("slow");
});

test("where too many are inside the next one is turned away at once, and nobody who was let in is lost", async () => {
  const slow = gate();
  const begun: string[] = [];
  const ask = gathering<string, string>({
    most: 2,
    patienceMs: 60_000,
    mostInside: 3,
    turnAway: () => "come again",
    serve: async (group) => {
      begun.push(...group);
      await slow.passed;
      return new Map(group.map((one) => [one, Promise.resolve(`answer ${one}`)]));
    },
  });
  const inside = ["a", "b", "c"].map(ask);
  await turnOfTheLoop();
  expect(await Promise.race([ask("d"), turnOfTheLoop("waits")])).toBe("come again");
  slow.open();
  expect(await Promise.all(inside)).toEqual(["answer a", "answer b", "answer c"]);
  expect(await ask("e")).toBe("answer e");
  expect(begun).toEqual(["a", "b", "c", "e"]);
});

test("one that fails makes room again", async () => {
  const ask = gathering<string, string>({
    most: 1,
    patienceMs: 60_000,
    mostInside: 1,
    turnAway: () => "come again",
    serve: async ([one = ""]) =>
      new Map([[one, one === "bad" ? Promise.reject(new Error("bad")) : Promise.resolve(one)]]),
  });
  await expect(ask("bad")).rejects.toThrow("bad");
  expect(await ask("good")).toBe("good");
});
