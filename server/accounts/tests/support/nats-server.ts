import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PLACES = [
  "/usr/sbin/nats-server",
  "/usr/bin/nats-server",
  "/usr/local/bin/nats-server",
  "/opt/homebrew/bin/nats-server",
];

/** The server's program; null where none is installed. */
export const natsBinary: string | null = PLACES.find((place) => existsSync(place)) ?? null;

/** Where the build says that there is one, its absence is a failure and no reason to skip. */
export const mustHaveNats = process.env["GOODSTANDING_REQUIRE_NATS"] === "1";

export type NatsServer = {
  readonly url: string;
  /** Cut off in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
  /** The same broker again, with what it had on disk. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A real broker of the test's own, on disk, on a free port of the loopback address. */
export async function startNats(): Promise<NatsServer> {
  const binary = natsBinary;
  if (binary === null) throw new Error("No nats-server is installed.");
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), "nats-"))];
  let server: ChildProcess | null = null;
  const start = async () => {
    server = spawn(binary, ["-js", "-sd", folder, "-a", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
    await answers(port);
  };
  const kill = async () => {
    const running = server;
    server = null;
    if (running === null) return;
    const gone = once(running, "exit");
    running.kill("SIGKILL");
    await gone;
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    start,
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server speaks first: its INFO says that it is ready. */
async function answers(port: number): Promise<void> {
  for (;;) {
    const isReady = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("data", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => {
        socket.destroy();
        setImmediate(() => resolve(false));
      });
    });
    if (isReady) return;
  }
}

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
