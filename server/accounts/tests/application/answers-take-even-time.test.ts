import { expect, it } from "vitest";
import { createEvenly } from "@/server/accounts/adapters/outbound/security/even-timing";

/** A clock that only work and waiting move: how long each answer took, by it. */
function stopwatch() {
  let now = 0;
  const spend = async (milliseconds: number) => {
    now += milliseconds;
  };
  const evenly = createEvenly({ milliseconds: () => now, wait: spend });
  return async (work: number, { fails = false, opens = false } = {}): Promise<number> => {
    const startedAt = now;
    // The work begins after the clock was read, as a query does.
    const done = Promise.resolve().then(async () => {
      await spend(work);
      if (fails) throw new Error("The work failed.");
    });
    await evenly(done, () => opens).catch(() => undefined);
    return now - startedAt;
  };
}

it("R17 takes one time for quick and slow work", async () => {
  const answer = stopwatch();
  expect(await answer(2)).toBe(40);
  expect(await answer(25)).toBe(40);
});

it("lets those who are unknown wait as long, once writing became slower than usual", async () => {
  const answer = stopwatch();
  const known = await answer(80);
  const unknown = await answer(2);
  expect(known).toBe(100);
  expect(Math.abs(known - unknown)).toBeLessThanOrEqual(2);
});

it("keeps its time for work that fails", async () => {
  expect(await stopwatch()(2, { fails: true })).toBe(40);
});

it("lets a session that opened go at once, and makes nobody wait longer for it", async () => {
  const answer = stopwatch();
  expect(await answer(90, { opens: true })).toBe(90);
  expect(await answer(2)).toBe(40);
});

it("forgets a stall little by little, and never makes anybody wait for long", async () => {
  const answer = stopwatch();
  await answer(60_000);
  expect(await answer(2)).toBeLessThanOrEqual(400);
  for (let n = 0; n < 200; n += 1) await answer(2);
  expect(await answer(2)).toBe(40);
});
