import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Composition, compose } from "@/server/composition-root";
import { openPool } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";
import { type CommandContext, UsageError } from "../command";
import { ensurePolicyPublished } from "../policy-publishing";
import { openRuntime, type Runtime } from "../runtime";
import { ensureWebBuild } from "../web-build";
import { must } from "./bench-people";
import { type Benchmark, numberOption } from "./benchmark";
import { type ChaosLoad, startChaosLoad } from "./chaos-load";
import { brokerVictim, databaseVictim, openDoor, openWorker, type Victim } from "./chaos-processes";
import { type ChaosProof, drain, isProven, prove } from "./chaos-proof";
import { type NatsProcess, natsProgram, startNatsProcess } from "./nats-process";

const USUAL_ROUNDS = 100;
const ACCOUNTS = 300;
const SHOP_SUBJECT = "shop.events";

/**
 * A shop tells its events without pause, by requests and over the broker, while door, worker, database and broker are
 * killed at random moments. Holds when afterwards every accepted event counts exactly once, nothing waits, and evidence,
 * signals, events and audit agree. On a cluster and a broker of its own.
 */
export const benchChaos: Benchmark = async (context) => {
  const rounds = numberOption(context.args, "rounds", USUAL_ROUNDS);
  const kind = doorOption(context.args);
  if (kind === "web") await ensureWebBuild(() => context.tell("  building the web application"));
  const folder = join(context.runtime.launch.dataDirectory, "chaos", randomUUID());
  const runtime = await openRuntime({
    ...context.runtime.launch,
    dataDirectory: folder,
    database: { kind: "embedded" },
  });
  const nats = brokerOption(context.args) ? await startNatsProcess(join(folder, "nats")) : null;
  if (nats === null) context.tell("  without a broker: none is installed, or --no-broker was said");
  try {
    return await run(context, { runtime, nats, kind, rounds });
  } finally {
    await nats?.kill();
    await runtime.release();
  }
};

function doorOption(args: readonly string[]): "web" | "api" {
  const at = args.indexOf("--door");
  const kind = at < 0 ? "web" : args[at + 1];
  if (kind !== "web" && kind !== "api") throw new UsageError("--door takes web or api.");
  return kind;
}

const brokerOption = (args: readonly string[]): boolean => natsProgram !== null && !args.includes("--no-broker");

type Plan = {
  readonly runtime: Runtime;
  readonly nats: NatsProcess | null;
  readonly kind: "web" | "api";
  readonly rounds: number;
};

async function run(context: CommandContext, { runtime, nats, kind, rounds }: Plan): Promise<boolean> {
  const { key, accounts } = await prepare(runtime);
  const broker = nats ? { NATS_URL: nats.url, NATS_SHOP_SUBJECT: SHOP_SUBJECT } : {};
  const environment = {
    ...runtime.environment,
    NATS_URL: undefined,
    NATS_SHOP_SUBJECT: undefined,
    LOG_LEVEL: "silent",
    ...broker,
  };
  const [door, worker] = await Promise.all([openDoor(kind, environment), openWorker(environment)]);
  const target = { origin: door.origin, key, accounts, natsUrl: nats?.url ?? null, shopSubject: SHOP_SUBJECT };
  const load = startChaosLoad(target);
  const victims = [door.victim, worker.victim, databaseVictim(runtime), ...(nats ? [brokerVictim(nats)] : [])];
  const startedAt = Date.now();
  try {
    const hits = await hitAtRandom(context, victims, rounds);
    await load.finish();
    return await conclude(context, { runtime, nats, load, hits, startedAt });
  } finally {
    await Promise.all([door.stop(), worker.stop()]);
  }
}

/** A policy, a key, and people that every event knows. */
async function prepare(runtime: Runtime): Promise<{ key: string; accounts: readonly string[] }> {
  const composition = compose(runtime.config, "goodstanding-chaos");
  try {
    await ensurePolicyPublished(composition);
    const origin = { requestId: newId(), channel: "cli", ip: null, userAgent: null } as const;
    const { key } = must(
      await composition.accounts.api.createKey(
        { name: "Chaos", scopes: ["events:write"], expiresAt: null },
        { kind: "OPERATOR", name: "operator" },
        origin,
      ),
    );
    return { key, accounts: await makeAccounts(composition) };
  } finally {
    await composition.close();
  }
}

async function makeAccounts({ accounts }: Composition): Promise<readonly string[]> {
  const refs = Array.from({ length: ACCOUNTS }, (_, at) => `ext:chaos-${at}`);
  const values = refs.map((accountId, index) => ({
    index,
    value: {
      specversion: "1.0",
      id: newId(),
      source: "/chaos-people",
      type: "shop.coupon.redeemed.v1",
      data: { accountId, couponCode: "WELCOME" },
    },
  }));
  const { events, unreadable } = await accounts.api.readEvents(values);
  must(
    await accounts.api.receiveEvents(
      { events, unreadable, createAccounts: true },
      { kind: "SYSTEM", name: "system:import" },
      { requestId: newId(), channel: "cli", ip: null, userAgent: null },
    ),
  );
  return refs;
}

const LONGEST_CALM_MS = 1_200;

async function hitAtRandom({ tell, stop }: CommandContext, victims: readonly Victim[], rounds: number) {
  const hits = new Map<string, number>();
  for (let round = 1; round <= rounds && !stop.aborted; round += 1) {
    await pause(Math.random() * LONGEST_CALM_MS);
    const victim = victims[Math.floor(Math.random() * victims.length)];
    if (victim === undefined) continue;
    await victim.hit();
    hits.set(victim.name, (hits.get(victim.name) ?? 0) + 1);
    if (round % 10 === 0) tell(`  ${round} kills`);
  }
  return Object.fromEntries(hits);
}

type End = {
  readonly runtime: Runtime;
  readonly nats: NatsProcess | null;
  readonly load: ChaosLoad;
  readonly hits: Readonly<Record<string, number>>;
  readonly startedAt: number;
};

async function conclude({ json, print }: CommandContext, { runtime, nats, load, hits, startedAt }: End) {
  // As the owner of the trail's tables: nothing may be hidden from the proof.
  const pool = openPool({ appUrl: runtime.ownerUrl, poolSize: 2, statementTimeoutMs: 120_000 });
  try {
    const isDrained = await drain(pool, nats?.url ?? null);
    const proof = await prove(pool, load.accepted);
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    const answer = { hits, seconds, comeBacks: load.refusals(), isDrained, ...proof };
    if (json) print(JSON.stringify(answer));
    else for (const line of inWords(answer)) print(line);
    return isDrained && isProven(proof);
  } finally {
    await pool.end();
  }
}

type Answer = Pick<End, "hits"> &
  ChaosProof & { readonly seconds: number; readonly comeBacks: number; readonly isDrained: boolean };

const inWords = ({ hits, seconds, comeBacks, isDrained, ...proof }: Answer): readonly string[] => [
  `${Object.entries(hits)
    .map(([name, count]) => `${name} ${count}x`)
    .join(", ")} killed in ${seconds} s`,
  `  events accepted                 ${proof.accepted}, after ${comeBacks} tries that were not answered`,
  `  not counted exactly once        ${proof.notOnce}`,
  `  counted, but never accepted     ${proof.unasked}`,
  `  accounts with odd evidence      ${proof.oddEvidence}`,
  `  signals not told of once        ${proof.oddEvents}`,
  `  requests without an entry       ${proof.unaudited}`,
  `  waiting in the outbox           ${proof.pendingEvents}${isDrained ? "" : " (it did not drain)"}`,
  `  parked                          ${proof.parked}`,
];
