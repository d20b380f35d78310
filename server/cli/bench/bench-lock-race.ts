import { TRPCClientError } from "@trpc/client";
import { newId } from "@/server/platform/new-id";
import { type BenchDatabase, openBenchDatabase } from "./bench-database";
import { insert, openSessionFor, signedInStaff } from "./bench-people";
import { type BenchClient, benchClient, startBenchWeb } from "./bench-web";
import { type Benchmark, numberOption } from "./benchmark";
import { generatedPerson } from "./generated-people";
import { type RaceDoor, runLockRace, writesCommittedAfterLock } from "./lock-race";

const USUAL_ROUNDS = 10_000;

type Victim = { readonly accountId: string; readonly clients: readonly BenchClient[] };

/**
 * Two web processes on one database: a session used through both, reading and writing without pause, while its account
 * is locked through the first. Holds when no request sent after a lock's answer was served, and no write committed
 * after its lock.
 */
export const benchLockRace: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const rounds = numberOption(args, "rounds", USUAL_ROUNDS);
  const database = await openBenchDatabase(runtime, "goodstanding_bench_race");
  const webs = [await startBenchWeb(database, tell), await startBenchWeb(database, tell)];
  try {
    let analyst: BenchClient | null = null;
    const victims: string[] = [];
    const startedAt = Date.now();
    const report = await runLockRace<Victim>({
      rounds,
      doors: webs.map((_, door) => doorOf(door)),
      prepare: async (round) => {
        if (round % LOCKS_EACH === 0) analyst = await nextAnalyst(database, webs[0]?.origin ?? "");
        const victim = await prepare(
          database,
          round,
          webs.map(({ origin }) => origin),
        );
        victims.push(victim.accountId);
        return victim;
      },
      lock: async ({ accountId }) => {
        await analyst?.accounts.lock.mutate({ accountId, ...order });
      },
      onRound: (round) => {
        if (round % 500 === 0) tell(`  ${round} locks after ${Math.round((Date.now() - startedAt) / 1000)} s`);
      },
    });
    const proof = await readProof(database, victims);
    const answer = { ...report, ...proof, seconds: Math.round((Date.now() - startedAt) / 1000) };
    if (json) print(JSON.stringify(answer));
    else for (const line of inWords(answer)) print(line);
    return report.servedAfterLock === 0 && proof.writesAfterLock === 0;
  } finally {
    await Promise.all(webs.map((web) => web.stop()));
    await database.close();
  }
};

/** One person locks 60 accounts an hour; somebody else goes on before that. */
const LOCKS_EACH = 50;

async function nextAnalyst(database: BenchDatabase, origin: string): Promise<BenchClient> {
  return benchClient(origin, (await signedInStaff(database, "ANALYST")).token);
}

const order = {
  reasonCode: "PAYMENT_FRAUD",
  scope: "ACCOUNT",
  hours: 1,
  note: "Locked to race requests against the lock.",
} as const;

async function prepare(database: BenchDatabase, round: number, origins: readonly string[]): Promise<Victim> {
  const { account } = generatedPerson(round, new Date());
  const own = `race-${newId()}`;
  const stranger = { ...account, externalId: own, email: null, phone: null };
  await insert(database, { ...stranger, placeholder: { kind: "PLACEHOLDER", address: `${own}@import.invalid` } });
  const { token } = await openSessionFor(database, account.id);
  return { accountId: account.id, clients: origins.map((origin) => benchClient(origin, token)) };
}

function doorOf(door: number): RaceDoor<Victim> {
  let names = 0;
  return {
    read: ({ clients }) => served(clients[door]?.session.me.query()),
    write: ({ clients }) => {
      names += 1;
      const name = `Rohan ${String.fromCharCode(65 + (names % 26))}`;
      return served(clients[door]?.account.updateProfile.mutate({ name, dateOfBirth: "", gender: "" }));
    },
  };
}

/** A refusal is an answer; anything else that goes wrong is not, and ends the race. */
async function served(request: Promise<unknown> | undefined): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** Our router's errors carry the refusal in their data; tRPC does not know its type from here. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const data: unknown = error.data;
  return typeof data === "object" && data !== null && "refusal" in data && data.refusal !== null;
}

/** Commit timestamps order what clocks of clients can't; without them that half of the proof is not given. */
async function readProof({ database }: BenchDatabase, victims: readonly string[]) {
  const { rows } = await database.pool.query<{ on: boolean }>(
    "SELECT current_setting('track_commit_timestamp') = 'on' AS on",
  );
  if (!rows[0]?.on) return { writesAfterLock: null };
  return { writesAfterLock: await writesCommittedAfterLock(database.pool, victims) };
}

type Answer = Awaited<ReturnType<typeof readProof>> & {
  readonly rounds: number;
  readonly served: number;
  readonly refused: number;
  readonly refusedAfterLock: number;
  readonly servedAfterLock: number;
  readonly seconds: number;
};

const inWords = (answer: Answer): string[] => [
  `${answer.rounds} locks over two web processes in ${answer.seconds} s`,
  `  before the answer: ${answer.served} requests served, ${answer.refused} refused`,
  `  after the answer:  ${answer.refusedAfterLock} refused, ${answer.servedAfterLock} served (must be 0)`,
  answer.writesAfterLock === null
    ? "  commit timestamps are off on this server: writes after the lock were not counted"
    : `  writes committed after their lock: ${answer.writesAfterLock} (must be 0)`,
];
