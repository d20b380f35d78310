import type { Survey } from "@/server/accounts/application/use-cases/import-accounts/history-source";

/** Counts rows and what said nothing while a set is read; `silences` says each reason in words. */
export function openCounts<Silence extends string>(
  files: readonly string[],
  silences: Readonly<Record<Silence, string>>,
) {
  const rowsRead: Record<string, number> = Object.fromEntries(files.map((file) => [file, 0]));
  const silent = new Map<Silence, number>();
  const isSilence = (why: string): why is Silence => why in silences;
  let problemCount = 0;
  return {
    addRow: (file: string) => {
      rowsRead[file] = (rowsRead[file] ?? 0) + 1;
    },
    addProblem: () => {
      problemCount += 1;
    },
    addSilent: (more: Readonly<Partial<Record<Silence, number>>>) => {
      for (const [why, count] of Object.entries<number | undefined>(more)) {
        if (isSilence(why)) silent.set(why, (silent.get(why) ?? 0) + (count ?? 0));
      }
    },
    read: (): Pick<Survey, "rowsRead" | "problemCount" | "silent"> => ({
      rowsRead,
      problemCount,
      silent: Object.fromEntries([...silent].map(([why, count]) => [silences[why], count])),
    }),
  };
}

/** From the oldest to the newest moment that was seen. */
export function openSpan(): { add: (at: Date) => void; read: () => Survey["span"] } {
  let oldest = Number.POSITIVE_INFINITY;
  let newest = Number.NEGATIVE_INFINITY;
  return {
    add: (at) => {
      oldest = Math.min(oldest, at.getTime());
      newest = Math.max(newest, at.getTime());
    },
    read: () => (oldest > newest ? null : { oldestAt: new Date(oldest), newestAt: new Date(newest) }),
  };
}
