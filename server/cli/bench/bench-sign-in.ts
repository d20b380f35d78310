import { randomBytes } from "node:crypto";
import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import { newId } from "@/server/platform/new-id";
import { type BenchDatabase, openBenchDatabase } from "./bench-database";
import { type Benchmark, numberOption } from "./benchmark";
import { timingOf } from "./measure";
import { KINDS, type Kind, type People, RIGHT_PASSWORD, signInPeople } from "./sign-in-people";
import { type Comparison, compare } from "./two-samples";

const USUAL_SAMPLES = 300;
const WARM_UPS = 20;
/** R17: nobody learns from the time who is known here. */
const MOST_DIFFERENCE_MS = 5;
const LEAST_LIKENESS = 0.01;

/**
 * How long the door takes for people who are known, unknown, locked and disabled, each kind in turn within every round,
 * and how many sign-ins a second it manages beside the bare hash. Holds when no kind can be told from the unknown.
 */
export const benchSignIn: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const samples = numberOption(args, "rounds", USUAL_SAMPLES);
  const database = await openBenchDatabase(runtime, "goodstanding_bench_sign_in");
  try {
    tell(`Making people (${samples + WARM_UPS} of each kind) ...`);
    const people = await signInPeople(database, samples + WARM_UPS);
    const rows: Row[] = [];
    for (const [what, work] of worksOf(database, people)) {
      tell(`Timing ${what}, ${samples} samples of each kind ...`);
      const timed = rowsOf(what, await timeKinds(work, samples));
      rows.push(...timed);
      for (const row of timed) tell(`  ${lineOf(row)}`);
    }
    tell("Counting sign-ins beside bare hashes ...");
    const rate = await signInRate(database, people);
    if (json) print(JSON.stringify({ samples, rows, rate }));
    else for (const line of inWords(samples, rows, rate)) print(line);
    return rows.every(isAlike);
  } finally {
    await database.close();
  }
};

type Work = (kind: Kind, n: number) => Promise<unknown>;

/** The three doors that somebody outside can knock at, with a password that is wrong. */
function worksOf({ accounts: { auth } }: BenchDatabase, { emailOf }: People): readonly (readonly [string, Work])[] {
  return [
    [
      "sign-in",
      (kind, n) => auth.login({ identifier: emailOf(kind, n), password: "a wrong guess" }, newDevice(), originOf(n)),
    ],
    [
      "sign-up",
      (kind, n) =>
        auth.register(
          { contactKind: "EMAIL", contact: emailOf(kind, n), name: "Asha Verma", password: RIGHT_PASSWORD },
          originOf(n),
        ),
    ],
    ["reset", (kind, n) => auth.requestReset({ identifier: emailOf(kind, n) }, originOf(n))],
  ];
}

const newDevice = (): Uint8Array => new Uint8Array(randomBytes(32));

/** A network of its own for each, so that no budget is ever spent. */
let networks = 0;
function originOf(n: number): RequestOrigin {
  networks += 1;
  const ip = `${20 + (networks >> 16)}.${(networks >> 8) & 255}.${networks & 255}.${n % 250}`;
  return { requestId: newId(), channel: "web", ip, userAgent: "bench" };
}

type Taken = Readonly<Record<Kind, readonly number[]>>;

/** Each round asks for one of each kind, in an order that turns, so that whatever else happens meets all alike. */
async function timeKinds(work: Work, samples: number): Promise<Taken> {
  const taken: Record<Kind, number[]> = { known: [], unknown: [], locked: [], disabled: [] };
  for (let n = 0; n < WARM_UPS + samples; n += 1) {
    for (let turn = 0; turn < KINDS.length; turn += 1) {
      const kind = KINDS[(n + turn) % KINDS.length] ?? "known";
      const startedAt = performance.now();
      await work(kind, n);
      if (n >= WARM_UPS) taken[kind].push(performance.now() - startedAt);
    }
  }
  return taken;
}

type Row = { readonly what: string; readonly kind: Kind; readonly p50: number; readonly p95: number } & Comparison;

const rowsOf = (what: string, taken: Taken): Row[] =>
  KINDS.map((kind) => {
    const { p50, p95 } = timingOf(taken[kind]);
    return { what, kind, p50, p95, ...compare(taken[kind], taken.unknown) };
  });

/** On a busy machine the noise of one kind alone is larger than the limit: closer than it nothing can be told. */
const isAlike = ({ difference, noise, likeness }: Row): boolean =>
  Math.abs(difference) < Math.max(MOST_DIFFERENCE_MS, noise) && likeness > LEAST_LIKENESS;

type Rate = { readonly signIns: number; readonly hashes: number; readonly ratio: number };

const AT_ONCE = 12;
const SLICE_MS = 4_000;
const SLICES = 4;

/** Where somebody always is: what a new place leaves as evidence is no part of a usual sign-in. */
const homeOf = (worker: number): RequestOrigin => ({ ...originOf(worker), ip: `49.36.${worker}.7` });

/** Both a second, in slices one after the other; each person signs in at home, from a device of their own that is known. */
async function signInRate({ accounts }: BenchDatabase, { emailOf, hash }: People): Promise<Rate> {
  const hasher = passwordHasher();
  const devices = Array.from({ length: AT_ONCE }, newDevice);
  /** Turned away on a machine that is busy elsewhere: no sign-in, and nothing else is wrong. */
  const enter = async (worker: number): Promise<boolean> => {
    const entered = await accounts.auth.login(
      { identifier: emailOf("known", worker), password: RIGHT_PASSWORD },
      devices[worker] ?? newDevice(),
      homeOf(worker),
    );
    if (!entered.ok && entered.refusal.code !== "UNAVAILABLE") {
      throw new Error(`a sign-in was refused: ${entered.refusal.code}`);
    }
    return entered.ok;
  };
  const prove = async (): Promise<boolean> => (await hasher.verify(RIGHT_PASSWORD, hash)).ok;
  const done = { signIns: 0, hashes: 0 };
  await countFor(SLICE_MS / 4, enter);
  for (let slice = 0; slice < SLICES; slice += 1) {
    done.hashes += await countFor(SLICE_MS, prove);
    done.signIns += await countFor(SLICE_MS, enter);
  }
  const seconds = (SLICES * SLICE_MS) / 1_000;
  const [signIns, hashes] = [done.signIns / seconds, done.hashes / seconds];
  return { signIns, hashes, ratio: signIns / hashes };
}

async function countFor(milliseconds: number, work: (worker: number) => Promise<boolean>): Promise<number> {
  const until = performance.now() + milliseconds;
  let count = 0;
  const worker = async (_: unknown, place: number) => {
    while (performance.now() < until) {
      if (await work(place)) count += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return count;
}

const ms = (value: number) => value.toFixed(2).padStart(9);

function inWords(samples: number, rows: readonly Row[], { signIns, hashes, ratio }: Rate): string[] {
  return [
    `${samples} samples of each kind, warm, a wrong password where one is asked for; milliseconds`,
    `${"".padEnd(20)}   median       p95   - unknown     noise   likeness`,
    ...rows.map(lineOf),
    `alike: less than ${MOST_DIFFERENCE_MS} ms (or the noise, where it is more) between the medians, and a likeness (Kolmogorov-Smirnov) above ${LEAST_LIKENESS}`,
    `sign-ins beside the hash limit: ${signIns.toFixed(1)} a second, bare argon2 verifies ${hashes.toFixed(1)} a second: ${ratio.toFixed(2)}x`,
  ];
}

function lineOf(row: Row): string {
  const { what, kind, p50, p95, difference, noise, likeness } = row;
  const times = `${`${what}, ${kind}`.padEnd(20)}${ms(p50)} ${ms(p95)}   ${ms(difference)} ${ms(noise)}`;
  if (kind === "unknown") return times;
  const told = Math.abs(difference) <= noise ? "within noise" : "above noise";
  return `${times}   ${likeness.toFixed(3).padStart(8)}  ${told}, ${isAlike(row) ? "alike" : "CAN BE TOLD APART"}`;
}
