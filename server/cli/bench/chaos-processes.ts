import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Child } from "@/server/platform/child-process";
import { withConnection } from "@/server/platform/database-session";
import { freePort } from "@/server/platform/ports";
import type { Runtime } from "../runtime";
import { isServing, startApiProcess, startWebServer, startWorkerProcess } from "../serving";
import type { NatsProcess } from "./nats-process";

/** Something that can be hit at any moment, and comes back. */
export type Victim = {
  readonly name: string;
  /** SIGKILL, then whatever brings it back; answers when it answers again. */
  readonly hit: () => Promise<void>;
};

const HOST = "127.0.0.1";

type Environment = Readonly<Record<string, string | undefined>>;

/** A process of the product that is started again as soon as it is killed. */
async function openProcess(name: string, start: () => Child, isUp: (child: Child) => Promise<boolean>) {
  let child = start();
  if (!(await isUp(child))) throw new Error(`The ${name} process did not start.`);
  const victim: Victim = {
    name,
    hit: async () => {
      if (child.pid !== undefined) process.kill(child.pid, "SIGKILL");
      await child.ended;
      child = start();
      // A database that is away at this moment lets no process start: it is started until it stays.
      while (!(await isUp(child))) {
        await child.stop(0);
        child = start();
      }
    },
  };
  return { victim, stop: () => child.stop() };
}

export type Door = { readonly victim: Victim; readonly origin: string; readonly stop: () => Promise<void> };

/** The REST door: the web process of the production build, or the bare listener beside it. */
export async function openDoor(kind: "web" | "api", environment: Environment): Promise<Door> {
  const port = await freePort(0);
  if (port === null) throw new Error("No port is free.");
  const origin = `http://${HOST}:${port}`;
  const isUp = (child: Child) => isServing(child, { host: HOST, port });
  const start = () =>
    kind === "web"
      ? startWebServer({ mode: "start", host: HOST, port, environment: { ...environment, NEXTAUTH_URL: origin } })
      : startApiProcess({ ...environment, API_PORT: String(port) });
  return { origin, ...(await openProcess(kind, start, kind === "web" ? isUp : (child) => listens(child, origin))) };
}

async function listens(child: Child, origin: string): Promise<boolean> {
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  while (!ended) {
    const answered = await fetch(`${origin}/api/v1/accounts`).then(
      () => true,
      () => false,
    );
    if (answered) return true;
    await pause(50);
  }
  return false;
}

/** A worker that is up says so by its connection; one that was hit again before is simply started again. */
export const openWorker = (environment: Environment) =>
  openProcess(
    "worker",
    () => startWorkerProcess(environment),
    async (child) => {
      const ended = child.ended.then(() => true);
      return !(await Promise.race([ended, pause(1_500).then(() => false)]));
    },
  );

/** The embedded server's first process: its keeper starts another on the same data and port. */
export const databaseVictim = ({ ownerUrl }: Runtime): Victim => ({
  name: "database",
  hit: async () => {
    const before = await withConnection(ownerUrl, async (client) => {
      const { rows } = await client.query<{ folder: string; started: string }>(
        "SELECT current_setting('data_directory') AS folder, pg_postmaster_start_time()::text AS started",
      );
      return rows[0];
    });
    if (before === undefined) throw new Error("The database does not say where it lives.");
    const pid = Number(readFileSync(join(before.folder, "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
    while (!(await isAnother(ownerUrl, before.started))) await pause(100);
  },
});

const isAnother = (ownerUrl: string, started: string): Promise<boolean> =>
  withConnection(ownerUrl, async (client) => {
    const { rows } = await client.query<{ now: string }>("SELECT pg_postmaster_start_time()::text AS now");
    return rows[0]?.now !== started;
  }).catch(() => false);

export const brokerVictim = (nats: NatsProcess): Victim => ({
  name: "broker",
  hit: async () => {
    await nats.kill();
    await nats.start();
  },
});
