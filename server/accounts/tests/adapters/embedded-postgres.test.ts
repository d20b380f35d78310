import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withConnection } from "@/server/platform/database-session";
import { type EmbeddedPostgres, ensureDatabase, openEmbeddedPostgres } from "@/server/platform/embedded-postgres";
import { readHolder } from "@/server/platform/lock-file";
import { isRunning } from "@/server/platform/process-table";
import { projectRoot } from "@/server/platform/project-root";
import { temporaryFolder } from "../support/folder";

let folder: { path: string; remove: () => void };
const held: EmbeddedPostgres[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  for (const cluster of held.splice(0)) await cluster.release();
  folder.remove();
});

async function open(): Promise<EmbeddedPostgres> {
  const cluster = await openEmbeddedPostgres({ directory: folder.path, settings: { shared_buffers: "16MB" } });
  held.push(cluster);
  return cluster;
}

async function count(cluster: EmbeddedPostgres): Promise<number> {
  return await withConnection(cluster.ownerUrl("shop"), async (client) => {
    await client.query("CREATE TABLE IF NOT EXISTS visit (at timestamptz)");
    await client.query("INSERT INTO visit VALUES (now())");
    const { rows } = await client.query<{ visits: string }>("SELECT count(*) AS visits FROM visit");
    return Number(rows[0]?.visits);
  });
}

async function openWithShop(): Promise<EmbeddedPostgres> {
  const cluster = await open();
  await ensureDatabase(cluster.ownerUrl("postgres"), "shop");
  return cluster;
}

function serverPid(): number {
  return Number(readFileSync(join(folder.path, "cluster", "postmaster.pid"), "utf8").split("\n")[0]);
}

async function otherServerPid(): Promise<number> {
  const directory = join(folder.path, "other");
  held.push(await openEmbeddedPostgres({ directory, settings: { shared_buffers: "16MB" } }));
  return Number(readFileSync(join(directory, "cluster", "postmaster.pid"), "utf8").split("\n")[0]);
}

function keeperPid(): number {
  const { pid }: { pid: number } = JSON.parse(readFileSync(join(folder.path, "keeper.json"), "utf8"));
  return pid;
}

const ended = (pid: number) => expect.poll(() => isRunning({ pid, startedAt: null })).toBe(false);

describe("an embedded cluster", () => {
  it("is made on first use and keeps its data, port and password to the next", async () => {
    const first = await openWithShop();
    expect(await count(first)).toBe(1);
    const url = first.ownerUrl("shop");
    await first.release();
    const second = await open();
    expect(await count(second)).toBe(2);
    expect(second.ownerUrl("shop")).toBe(url);
  });

  it("is reached by a socket that only its server and root may open, under the same password", async () => {
    const cluster = await open();
    const url = cluster.shortestWay(cluster.ownerUrl("postgres"));
    const way = await withConnection(url, (client) =>
      client.query<{ local: boolean }>("SELECT inet_client_addr() IS NULL AS local"),
    );
    expect(way.rows).toEqual([{ local: true }]);
    expect(statSync(join(folder.path, "socket")).mode & 0o077).toBe(0);
    const guess = new URL(url);
    guess.password = "guessed";
    await expect(withConnection(guess.toString(), (client) => client.query("SELECT 1"))).rejects.toThrow(/password/);
  });

  it("is reached by the loopback address where its folder's path is too long for a socket", async () => {
    const directory = join(folder.path, "d".repeat(90));
    const cluster = await openEmbeddedPostgres({ directory, settings: { shared_buffers: "16MB" } });
    held.push(cluster);
    const url = cluster.ownerUrl("postgres");
    expect(cluster.shortestWay(url)).toBe(url);
    expect((await withConnection(url, (client) => client.query("SELECT 1"))).rowCount).toBe(1);
  });

  it("leaves no process behind once it is released", async () => {
    const cluster = await open();
    const [server, keeper] = [serverPid(), keeperPid()];
    await cluster.release();
    expect([server, keeper].map((pid) => isRunning({ pid, startedAt: null }))).toEqual([false, false]);
  });

  it("is shared by all who open its folder, and stops with the last of them", async () => {
    const [first, second] = await Promise.all([openWithShop(), openWithShop()]);
    const server = serverPid();
    expect(first.ownerUrl("shop")).toBe(second.ownerUrl("shop"));
    await first.release();
    expect(await count(second)).toBe(1);
    await second.release();
    expect(isRunning({ pid: server, startedAt: null })).toBe(false);
  });

  it("stops when its only holder is killed", async () => {
    const holder = await holdElsewhere();
    const [server, keeper] = [serverPid(), keeperPid()];
    holder.kill("SIGKILL");
    await ended(server);
    await ended(keeper);
  });

  it("loses nothing when everything is killed, even where a reused process id seems to be the server", async () => {
    const holder = await holdElsewhere();
    const cluster = await open();
    await count(cluster);
    const [server, keeper] = [serverPid(), keeperPid()];
    await cluster.release();
    for (const pid of [keeper, server]) process.kill(pid, "SIGKILL");
    holder.kill("SIGKILL");
    await ended(server);
    const port = readFileSync(join(folder.path, "port"), "utf8").trim();
    // PostgreSQL takes a note for stale that names its own parents or somebody else's process: another server's is neither.
    const reused = await otherServerPid();
    const notes = [join("cluster", "postmaster.pid"), join("socket", `.s.PGSQL.${port}.lock`)];
    for (const note of notes.map((name) => join(folder.path, name)))
      writeFileSync(note, readFileSync(note, "utf8").replace(/^\d+/, String(reused)));
    expect(await count(await open())).toBe(2);
    expect(isRunning({ pid: reused, startedAt: null })).toBe(true);
  });

  it("comes back under its holders when the server alone is killed", async () => {
    const cluster = await openWithShop();
    await count(cluster);
    process.kill(serverPid(), "SIGKILL");
    await expect.poll(() => count(cluster)).toBeGreaterThan(1);
  });

  it("takes over a server whose keeper alone was killed", async () => {
    const cluster = await openWithShop();
    await count(cluster);
    const server = serverPid();
    process.kill(keeperPid(), "SIGKILL");
    await ended(server);
    await expect.poll(() => count(cluster)).toBeGreaterThan(1);
  });
});

describe("a holder that lets go while its cluster is being brought back", () => {
  it("waits for it and leaves no process behind", async () => {
    const cluster = await open();
    const keeper = keeperPid();
    process.kill(keeper, "SIGKILL");
    await ended(keeper);
    await expect.poll(() => readHolder(join(folder.path, "keeper.lock"))?.pid).not.toBe(keeper);
    await cluster.release();
    await expect.poll(() => readHolder(join(folder.path, "keeper.lock"))).toBeNull();
    expect(existsSync(join(folder.path, "cluster", "postmaster.pid"))).toBe(false);
  });
});

/** Another process that holds the cluster and dies without a word when it is killed. */
async function holdElsewhere(): Promise<ChildProcess> {
  const script = join(projectRoot, "server", "accounts", "tests", "support", "hold-cluster.ts");
  const holder = spawn(process.execPath, ["--import", "tsx", script, folder.path], { cwd: projectRoot, stdio: "pipe" });
  await once(holder.stdout, "data");
  return holder;
}
