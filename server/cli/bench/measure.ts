/** Milliseconds at two percentiles over the samples. */
export type Timing = { readonly p50: number; readonly p95: number; readonly samples: number };

/** Runs `work` some times to warm up, then times it, one call after the other. */
export async function time(samples: number, work: (n: number) => Promise<unknown>): Promise<Timing> {
  const warmUps = Math.max(10, Math.ceil(samples / 10));
  for (let n = 0; n < warmUps; n += 1) await work(n);
  const taken: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const startedAt = performance.now();
    await work(warmUps + n);
    taken.push(performance.now() - startedAt);
  }
  return timingOf(taken);
}

export function timingOf(taken: readonly number[]): Timing {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), samples: sorted.length };
}

export type Measured = {
  readonly what: string;
  /** The nearest thing that the bare database can do, in the same run. */
  readonly bare: Timing;
  readonly inDatabase: Timing;
  /** Through the web server, over one kept connection. */
  readonly overHttp: Timing;
};

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1).padStart(8);
const both = ({ p50, p95 }: Timing) => `${ms(p50)} ${ms(p95)}`;

/** One line each: bare, in the database, over HTTP; p50 and p95 in milliseconds, and how often the bare time. */
export function table(rows: readonly Measured[]): string[] {
  const head = `${"".padEnd(30)}${"bare pg".padStart(17)}  ${"in database".padStart(17)}  ${"over HTTP".padStart(17)}   in database / bare`;
  const units = `${"".padEnd(30)}${"p50      p95".padStart(17)}  ${"p50      p95".padStart(17)}  ${"p50      p95".padStart(17)}`;
  return [
    head,
    units,
    ...rows.map(
      ({ what, bare, inDatabase, overHttp }) =>
        `${what.padEnd(30)}${both(bare)}  ${both(inDatabase)}  ${both(overHttp)}   ${(inDatabase.p50 / bare.p50).toFixed(1)}x`,
    ),
  ];
}
