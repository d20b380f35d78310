import type { Result } from "@/server/accounts/domain/result";

/** Somebody else was first. Thrown inside a unit of work it undoes the unit, which leaves no entry: nothing was done. */
export class NothingToDo extends Error {
  override readonly name = "NothingToDo";
}

/** Runs background work; answers null when there was nothing to do after all. */
export async function unlessNothingToDo<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NothingToDo) return null;
    throw error;
  }
}

/** Does each in turn, in a unit of work of its own; answers how many this worker did, and others were first with the rest. */
export async function countDone<T>(due: readonly T[], work: (one: T) => Promise<Result<unknown>>): Promise<number> {
  let count = 0;
  for (const one of due) {
    const result = await unlessNothingToDo(work(one));
    if (result?.ok) count += 1;
  }
  return count;
}
