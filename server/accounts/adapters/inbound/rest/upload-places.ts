export type UploadPlaces = {
  /** Takes a place for whoever sends a file, or answers null where there is none; what it answers gives it back. */
  readonly take: (owner: string) => (() => void) | null;
};

/**
 * Places for files on their way in, each of them whole in memory. One sender has few of them: whoever sends slowly, or
 * many at once, waits for themselves and keeps nobody else out.
 */
export function uploadPlaces({ all, each }: { readonly all: number; readonly each: number }): UploadPlaces {
  const taken = new Map<string, number>();
  let count = 0;
  return {
    take: (owner) => {
      const own = taken.get(owner) ?? 0;
      if (count >= all || own >= each) return null;
      taken.set(owner, own + 1);
      count += 1;
      let isBack = false;
      return () => {
        if (isBack) return;
        isBack = true;
        count -= 1;
        const left = (taken.get(owner) ?? 1) - 1;
        if (left > 0) taken.set(owner, left);
        else taken.delete(owner);
      };
    },
  };
}
