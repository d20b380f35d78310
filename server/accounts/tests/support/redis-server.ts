import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

const PLACES = ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"];

/** The server's program; null where none is installed. */
export const redisBinary: string | null = PLACES.find((place) => existsSync(place)) ?? null;

export type RedisServer = { readonly url: string; readonly stop: () => Promise<void> };

/** A real Redis of the test's own, in memory, on a free port of the loopback address. */
export async function startRedis(): Promise<RedisServer> {
  if (redisBinary === null) throw new Error("No redis-server is installed.");
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), "redis-"))];
  const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const server = spawn(redisBinary, settings, { stdio: "ignore" });
  const url = `redis://127.0.0.1:${port}/0`;
  await answers(url);
  return {
    url,
    stop: async () => {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on("error", () => undefined);
  await redis.ping();
  redis.disconnect();
}

const ended = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGKILL");
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
