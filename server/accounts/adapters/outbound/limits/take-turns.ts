/**
 * Lets works that name a key in common run one after another, in the order they came: within one process nobody then
 * races anybody, and only other processes are left to lose against.
 */
export function takeTurns(): <T>(keys: readonly string[], work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (keys, work) => {
    const before = keys.flatMap((key) => last.get(key) ?? []);
    const mine = Promise.all(before).then(work);
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    for (const key of keys) last.set(key, over);
    void over.then(() => {
      for (const key of keys) if (last.get(key) === over) last.delete(key);
    });
    return mine;
  };
}
