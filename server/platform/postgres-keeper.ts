/**
 * The process that keeps one embedded cluster running for as long as somebody holds it. Each holder keeps a connection
 * open; the kernel closes it when the holder dies, however it dies. With the last one the cluster stops.
 * Started by embedded-postgres.ts: `node --import tsx postgres-keeper.ts <directory> <settings as JSON>`.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { dropLock, takeLock } from "./lock-file";
import { openPostgresHome, type PostgresHome } from "./postgres-home";
import { type RunningServer, type ServerSettings, startServer, stopServer } from "./postgres-server";

const unclaimedSeconds = 15;

async function main(directory: string, settings: ServerSettings): Promise<void> {
  const home = openPostgresHome(directory);
  const lock = join(home.directory, "keeper.lock");
  if (!takeLock(lock)) return report({ outcome: "taken" });
  try {
    await keep(home, settings);
  } catch (error) {
    report({ outcome: "failed", message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  } finally {
    dropLock(lock);
  }
}

async function keep(home: PostgresHome, settings: ServerSettings): Promise<void> {
  let running = await startServer(home, settings);
  const holders = new Set<Socket>();
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());

  const token = randomBytes(32).toString("base64url");
  const door = createServer((socket) => admit(socket, { token, port: () => running.port, holders, stop }));
  await listen(door);
  const address = join(home.directory, "keeper.json");
  publish(address, { pid: process.pid, port: portOf(door), token });
  report({ outcome: "ready" });
  const unclaimed = setTimeout(() => holders.size === 0 && stop.abort(), unclaimedSeconds * 1000);

  while (!(await endedOrStopped(running, stop.signal))) {
    // The server died under its holders: the next one takes over its data and its port.
    await pause(100);
    running = await startServer(home, settings);
  }
  clearTimeout(unclaimed);
  rmSync(address, { force: true });
  door.close();
  await stopServer(running);
  dropLock(join(home.directory, "keeper.lock"));
}

type Door = { token: string; port: () => number; holders: Set<Socket>; stop: AbortController };

/** A holder shows the token, learns the port and stays; `release` asks to be told whether the cluster stays up. */
function admit(socket: Socket, { token, port, holders, stop }: Door): void {
  let admitted = false;
  const leave = () => {
    if (holders.delete(socket) && holders.size === 0) stop.abort();
  };
  createInterface({ input: socket }).on("line", (line) => {
    if (!admitted && line === token && !stop.signal.aborted) {
      admitted = true;
      holders.add(socket);
      socket.write(`${port()}\n`);
    } else if (admitted && line === "release") {
      leave();
      if (!stop.signal.aborted) socket.end("kept\n");
    } else {
      socket.destroy();
    }
  });
  socket.on("error", () => undefined);
  socket.on("close", leave);
}

async function endedOrStopped({ process: server }: RunningServer, stop: AbortSignal): Promise<boolean> {
  if (stop.aborted) return true;
  if (server.exitCode === null && server.signalCode === null) {
    await Promise.race([once(server, "exit"), once(stop, "abort")]);
  }
  return stop.aborted;
}

async function listen(door: Server): Promise<void> {
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
}

function portOf(door: Server): number {
  const address = door.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function publish(path: string, address: { pid: number; port: number; token: string }): void {
  writeFileSync(`${path}.new`, JSON.stringify(address), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function report(result: { outcome: "ready" | "taken" | "failed"; message?: string }): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

// The one who started us may be gone; writing to it must not end us.
process.stdout.on("error", () => undefined);
const [directory, settings] = process.argv.slice(2);
if (directory === undefined || settings === undefined) throw new Error("directory and settings are missing");
await main(directory, JSON.parse(settings) as ServerSettings);
process.exit();
