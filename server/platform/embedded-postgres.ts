import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { openPostgresHome } from "./postgres-home";
import { clusterUrl, type ServerSettings } from "./postgres-server";
import { overSocket } from "./postgres-socket";
import { isRunning } from "./process-table";
import { projectRoot } from "./project-root";

/** A held cluster: it runs for as long as anyone holds it, and stops with the last release or death. */
export type EmbeddedPostgres = {
  /** Connection string of the owner role, for the named database. */
  readonly ownerUrl: (database: string) => string;
  /** Another connection string of this cluster, by the shortest way to it from this machine. */
  readonly shortestWay: (url: string) => string;
  /** Gives the cluster back; answers when it has stopped, or at once when others still hold it. */
  readonly release: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Where the cluster lives. One directory is one cluster, however many processes open it. */
  readonly directory: string;
  /** Settings over those of the product; only the first to open a cluster decides them. */
  readonly settings?: ServerSettings;
};

const openSeconds = 90;

/**
 * Opens the cluster of a directory: creates it, starts it or joins it while it runs, whatever its last end was.
 * @throws when PostgreSQL can't run here, with its own last words.
 */
export async function openEmbeddedPostgres({
  directory,
  settings = {},
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = openPostgresHome(directory);
  let held = await hold(home.directory, settings);
  let regained: Promise<void> = Promise.resolve();
  let released = false;
  const watch = () => {
    held.socket.once("close", () => {
      // The keeper was killed: start another, which brings the cluster back on the same port.
      if (!released) regained = regain();
    });
  };
  const regain = async () => {
    try {
      held = await hold(home.directory, settings);
      watch();
    } catch {
      // The cluster can't come back; whoever uses it learns that from the next query, with its reason.
    }
  };
  watch();
  return {
    ownerUrl: (database) => clusterUrl(home, held.port, database),
    shortestWay: (url) => overSocket(home, held.port, url),
    release: async () => {
      if (released) return;
      released = true;
      await regained;
      await letGo(held);
    },
  };
}

/** Creates a database where it is missing. The owner of the connection string owns it. */
export async function ensureDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const bySomebodyElse = error instanceof pg.DatabaseError && (error.code === "42P04" || error.code === "23505");
    if (!bySomebodyElse) throw error;
  } finally {
    await client.end();
  }
}

type Held = { readonly socket: Socket; readonly port: number; readonly keeperPid: number };

async function hold(directory: string, settings: ServerSettings): Promise<Held> {
  const deadline = Date.now() + openSeconds * 1000;
  while (Date.now() < deadline) {
    const held = await joinKeeper(directory);
    if (held !== null) return held;
    // "taken": another process starts or stops this cluster right now; look again in a moment.
    if ((await startKeeper(directory, settings)) === "taken") await pause(50);
  }
  throw new Error(`The embedded database in ${directory} could not be reached within ${openSeconds} seconds.`);
}

async function joinKeeper(directory: string): Promise<Held | null> {
  const address = readAddress(join(directory, "keeper.json"));
  if (address === null || !isRunning({ pid: address.pid, startedAt: null })) return null;
  const socket = connect(address.port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(`${address.token}\n`);
  const lines = createInterface({ input: socket });
  const answer: unknown = await Promise.race([once(lines, "line"), once(lines, "close")]).catch(() => null);
  const port = Array.isArray(answer) ? Number(answer[0]) : Number.NaN;
  if (!Number.isInteger(port)) {
    socket.destroy();
    return null;
  }
  // Whoever forgets to release must still be able to end.
  socket.unref();
  return { socket, port, keeperPid: address.pid };
}

function readAddress(path: string): { pid: number; port: number; token: string } | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null) return null;
    if (!("pid" in value && "port" in value && "token" in value)) return null;
    return { pid: Number(value.pid), port: Number(value.port), token: String(value.token) };
  } catch {
    return null;
  }
}

async function startKeeper(directory: string, settings: ServerSettings): Promise<"ready" | "taken"> {
  mkdirSync(directory, { recursive: true });
  const errors = openSync(join(directory, "keeper.log"), "a", 0o600);
  const script = fileURLToPath(new URL("./postgres-keeper.ts", import.meta.url));
  // Detached: Ctrl-C at a terminal reaches the holders, who finish their work before the database goes.
  const keeper = spawn(process.execPath, ["--import", "tsx", script, directory, JSON.stringify(settings)], {
    cwd: projectRoot,
    detached: true,
    stdio: ["ignore", "pipe", errors],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  closeSync(errors);
  keeper.unref();
  return await outcomeOf(keeper, directory);
}

async function outcomeOf(keeper: ChildProcess, directory: string): Promise<"ready" | "taken"> {
  const { stdout } = keeper;
  if (stdout === null) throw new Error("the keeper of the database has no output");
  let line = "";
  for await (const text of createInterface({ input: stdout })) {
    line = text;
    break;
  }
  stdout.destroy();
  const result: unknown = line === "" ? null : JSON.parse(line);
  const outcome = typeof result === "object" && result !== null && "outcome" in result ? result.outcome : "failed";
  if (outcome === "ready" || outcome === "taken") return outcome;
  const told = typeof result === "object" && result !== null && "message" in result ? String(result.message) : null;
  throw new Error(told ?? `The keeper of the database ended early; see ${join(directory, "keeper.log")}.`);
}

async function letGo({ socket, keeperPid }: Held): Promise<void> {
  if (socket.closed) return;
  socket.ref();
  let answer = "";
  socket.on("data", (text) => {
    answer += text.toString();
  });
  const closed = once(socket, "close").catch(() => undefined);
  socket.write("release\n");
  await closed;
  if (answer.includes("kept")) return;
  // The cluster has stopped and its keeper is about to end: leave nobody behind.
  for (let attempt = 0; attempt < 100 && isRunning({ pid: keeperPid, startedAt: null }); attempt += 1) await pause(10);
}
