import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./ports";
import { findBinaries, type PostgresBinaries } from "./postgres-binaries";
import { giveTo, ownerRole, type PostgresHome } from "./postgres-home";
import { prepareSocketFolder } from "./postgres-socket";
import { isRunning, programName, workingFolder } from "./process-table";

export type ServerSettings = Readonly<Record<string, string>>;

export type RunningServer = { readonly process: ChildProcess; readonly port: number };

/** Sized for a small machine. Everything that makes a commit durable keeps PostgreSQL's own default. */
const standardSettings: ServerSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_permissions: "0700",
  max_connections: "100",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "1GB",
  wal_compression: "on",
  random_page_cost: "1.1",
  jit: "off",
  track_commit_timestamp: "on",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};

const logLimitBytes = 10_000_000;
const startSeconds = 60;

/** Starts the cluster of `home`, creating it first where there is none, and answers once it takes connections. */
export async function startServer(home: PostgresHome, settings: ServerSettings): Promise<RunningServer> {
  const binaries = findBinaries(home.user, home.serverDirectory);
  createCluster(home, binaries, settings);
  stopLeftover(home, binaries);
  const socketFolder = await prepareSocketFolder(home);
  const all = { ...standardSettings, unix_socket_directories: socketFolder ? `"${socketFolder}"` : "", ...settings };
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(home);
    const child = launch(home, binaries, port, all);
    if (await isReady(home, child, port)) return { process: child, port };
    // Backends of a killed server may hold its memory for a moment longer, or the port was taken meanwhile.
    if (attempt === 20)
      throw new Error(`PostgreSQL did not start.\n${lastLines(join(home.directory, "postgres.log"))}`);
    await pause(250);
  }
}

/** Ends sessions and stops; a server that does not end in time is cut off and recovers from its log at the next start. */
export async function stopServer({ process: child }: RunningServer): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    child.kill(signal);
    const stopped = await Promise.race([ended.then(() => true), pause(20_000, false, { ref: false })]);
    if (stopped) return;
  }
}

function createCluster(home: PostgresHome, binaries: PostgresBinaries, settings: ServerSettings): void {
  if (existsSync(join(home.cluster, "PG_VERSION"))) return;
  const aside = `${home.cluster}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  giveTo(home.user, aside);
  const passwordFile = `${aside}.password`;
  writeFileSync(passwordFile, home.password, { mode: 0o600 });
  giveTo(home.user, passwordFile);
  const options = ["--username", ownerRole, "--pwfile", passwordFile, "--auth", "scram-sha-256", "--encoding", "UTF8"];
  options.push("--locale-provider", "builtin", "--locale", "C.UTF-8");
  if (settings["fsync"] === "off") options.push("--no-sync");
  const made = spawnSync(binaries.initdb, ["--pgdata", aside, ...options], {
    encoding: "utf8",
    cwd: "/",
    env: serverEnvironment(),
    ...(home.user ?? {}),
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`PostgreSQL's data could not be created in ${aside}.\n${made.stderr}`);
  renameSync(aside, home.cluster);
}

/** A server whose keeper was killed is stopped; the note of a dead one that would block the start is defused. */
function stopLeftover(home: PostgresHome, binaries: PostgresBinaries): void {
  const note = join(home.cluster, "postmaster.pid");
  if (!existsSync(note)) return;
  const [firstLine = "", ...rest] = readFileSync(note, "utf8").split("\n");
  const pid = Number(firstLine);
  if (isRunning({ pid, startedAt: null }) && mayServe(home, pid)) {
    const options = ["stop", "-D", home.cluster, "-m", "fast", "-w", "-t", "30", "-s"];
    spawnSync(binaries.pgCtl, options, { cwd: "/", env: serverEnvironment(), ...(home.user ?? {}) });
    return;
  }
  // A zombie or a reused id looks alive to the server. Its shared memory lines stay: they guard against lost backends.
  const neverAProcess = 2 ** 30;
  writeFileSync(note, [neverAProcess, ...rest].join("\n"));
}

/** Whether this process may be the server of that cluster: it works in its folder; another's server does not. */
function mayServe(home: PostgresHome, pid: number): boolean {
  const [name, folder] = [programName(pid), workingFolder(pid)];
  return (name === null || name === "postgres") && (folder === null || folder === realpathSync(home.cluster));
}

function launch(
  home: PostgresHome,
  { postgres }: PostgresBinaries,
  port: number,
  settings: ServerSettings,
): ChildProcess {
  const log = join(home.directory, "postgres.log");
  if (existsSync(log) && statSync(log).size > logLimitBytes) renameSync(log, `${log}.1`);
  const output = openSync(log, "a", 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  try {
    return spawn(postgres, ["-D", home.cluster, "-p", String(port), ...options], {
      cwd: "/",
      env: serverEnvironment(),
      stdio: ["ignore", output, output],
      ...(home.user ?? {}),
    });
  } finally {
    closeSync(output);
  }
}

async function isReady(home: PostgresHome, child: ChildProcess, port: number): Promise<boolean> {
  const deadline = Date.now() + startSeconds * 1000;
  let failed = false;
  child.once("error", () => {
    failed = true;
  });
  while (Date.now() < deadline) {
    if (failed || child.exitCode !== null || child.signalCode !== null) return false;
    if (await answers(home, port)) return true;
    await pause(25);
  }
  child.kill("SIGQUIT");
  return false;
}

async function answers(home: PostgresHome, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: clusterUrl(home, port, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory === home.cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Connection string of the owner of the cluster, for one of its databases. */
export function clusterUrl(home: PostgresHome, port: number, database: string): string {
  return `postgresql://${ownerRole}:${home.password}@127.0.0.1:${port}/${database}`;
}

/** The port of last time while it is free, so that connection strings people noted stay true. */
async function choosePort(home: PostgresHome): Promise<number> {
  const note = join(home.directory, "port");
  const last = existsSync(note) ? Number(readFileSync(note, "utf8")) : 0;
  const port = (await freePort(last)) ?? (await freePort(0)) ?? 0;
  if (port !== last) writeFileSync(note, `${port}\n`);
  return port;
}

/** Nothing of ours reaches the server: no secrets, no locale of the person at the terminal. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH = "", SYSTEMROOT = "" } = process.env;
  return { NODE_ENV: "production", LC_ALL: "C", TZ: "UTC", PATH, SYSTEMROOT };
}

function lastLines(path: string): string {
  if (!existsSync(path)) return "";
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(-15).join("\n");
}
