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
