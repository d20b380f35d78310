/** Milliseconds at two percentiles over the samples. */
export type Timing = { readonly p50: number; readonly p95: number; readonly samples: number };

export function timingOf(taken: readonly number[]): Timing {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), samples: sorted.length };
}

type Call = (n: number) => Promise<unknown>;

/** One piece of work, done in up to three ways. */
export type Work = {
  readonly what: string;
  /** The nearest thing that the bare database (or machine) can do. */
  readonly bare: Call | null;
  readonly inDatabase: Call | null;
  /** Through the web server, over a kept connection. */
  readonly overHttp: Call | null;
  /** Before each round, and not timed. */
  readonly prepare?: (n: number) => Promise<unknown>;
  readonly aim?: Aim;
};

/** What is wished for, in words, and whether a measured row holds it. Null where it can't be told. */
export type Aim = {
  readonly words: string;
  readonly isMet: (row: Measured, all: readonly Measured[]) => boolean | null;
};

export type Measured = {
  readonly what: string;
  readonly bare: Timing | null;
  readonly inDatabase: Timing | null;
  readonly overHttp: Timing | null;
  /** The web server's own hello, asked in the same rounds. */
  readonly hello: Timing | null;
};

/**
 * Times a work round by round: each way of doing it and the hello, one after the other, so that whatever else the
 * machine does meets all of them alike.
 */
export async function measureWork(work: Work, rounds: number, hello: Call): Promise<Measured> {
  const ways = { bare: work.bare, inDatabase: work.inDatabase, overHttp: work.overHttp, hello: work.overHttp && hello };
  const taken: Record<keyof typeof ways, number[]> = { bare: [], inDatabase: [], overHttp: [], hello: [] };
  // Both sides compile what is called often; what is compared is how they are in use.
  const warmUps = Math.max(50, Math.ceil(rounds / 2));
  for (let n = 0; n < warmUps + rounds; n += 1) {
    await work.prepare?.(n);
    for (const way of ["bare", "inDatabase", "overHttp", "hello"] as const) {
      const call = ways[way];
      if (!call) continue;
      const startedAt = performance.now();
      await call(n);
      if (n >= warmUps) taken[way].push(performance.now() - startedAt);
    }
  }
  const timing = (way: keyof typeof ways) => (ways[way] ? timingOf(taken[way]) : null);
  return {
    what: work.what,
    bare: timing("bare"),
    inDatabase: timing("inDatabase"),
    overHttp: timing("overHttp"),
    hello: timing("hello"),
  };
}

export type Judged = Measured & { readonly aim: string | null; readonly met: boolean | null };

export const judge = (works: readonly Work[], rows: readonly Measured[]): Judged[] =>
  rows.map((row) => {
    const aim = works.find(({ what }) => what === row.what)?.aim;
    return { ...row, aim: aim?.words ?? null, met: aim?.isMet(row, rows) ?? null };
  });

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1).padStart(8);
const both = (timing: Timing | null) => (timing ? `${ms(timing.p50)} ${ms(timing.p95)}` : "-".padStart(17));
const LABEL = 30;
const column = (text: string) => text.padStart(17);

/** One line each: p50 and p95 in milliseconds for each way, and the aim with whether it was met. */
export function table(rows: readonly Judged[]): string[] {
  const heads = ["bare", "in database", "over HTTP", "hello over HTTP"];
  return [
    `${"".padEnd(LABEL)}${heads.map(column).join("  ")}  aim`,
    `${"".padEnd(LABEL)}${heads.map(() => column("p50      p95")).join("  ")}`,
    ...rows.map(({ what, bare, inDatabase, overHttp, hello, aim, met }) => {
      const verdict = aim === null ? "" : `${aim}: ${met === null ? "not told" : met ? "met" : "NOT MET"}`;
      return `${what.padEnd(LABEL)}${[bare, inDatabase, overHttp, hello].map(both).join("  ")}  ${verdict}`;
    }),
  ];
}
