import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/server/platform/ports";

const PLACES = [
  "/usr/sbin/nats-server",
  "/usr/bin/nats-server",
  "/usr/local/bin/nats-server",
  "/opt/homebrew/bin/nats-server",
];

/** The broker's program; null where none is installed. */
export const natsProgram: string | null = PLACES.find((place) => existsSync(place)) ?? null;

export type NatsProcess = {
  readonly url: string;
  /** Cut off in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
  /** The same broker again, with what it had on disk. */
  readonly start: () => Promise<void>;
};

/** A real broker that keeps its messages in this folder, on a free port of the loopback address. */
export async function startNatsProcess(folder: string): Promise<NatsProcess> {
  const program = natsProgram;
  const port = await freePort(0);
  if (program === null || port === null) throw new Error("No nats-server is installed, or no port is free.");
  mkdirSync(folder, { recursive: true });
  let server: ChildProcess | null = null;
  const start = async () => {
    server = spawn(program, ["-js", "-sd", folder, "-a", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
    while (!(await speaks(port))) await pause(20);
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    start,
    kill: async () => {
      const running = server;
      server = null;
      if (running === null) return;
      const gone = once(running, "exit");
      running.kill("SIGKILL");
      await gone;
    },
  };
}

/** The server speaks first: its INFO says that it is ready. */
const speaks = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (isReady: boolean) => {
      socket.destroy();
      resolve(isReady);
    };
    socket.once("data", () => end(true));
    socket.once("error", () => end(false));
  });
