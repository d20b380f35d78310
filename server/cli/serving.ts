import { setTimeout as pause } from "node:timers/promises";
import { type Child, startChild } from "@/server/platform/child-process";
import { nextProgram } from "./web-build";

const readySeconds = 60;

/** Longer than a proxy keeps its own (60 s), so that no request meets a connection that is just being closed. */
const KEEP_ALIVE_MS = 65_000;

export type WebServerOptions = {
  readonly mode: "start" | "dev";
  readonly host: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Starts one web process. Several may serve one database and one build side by side. */
export function startWebServer({ mode, host, port, environment }: WebServerOptions): Child {
  const keepAlive = mode === "start" ? ["--keepAliveTimeout", String(KEEP_ALIVE_MS)] : [];
  const next = [nextProgram, mode, "-H", host, "-p", String(port), ...keepAlive];
  return startChild({
    name: "web",
    args: ["--import", "./server/platform/peer-address.mjs", ...next],
    environment: { ...environment, HOST: host, PORT: String(port) },
  });
}

/** Starts the process that runs relay, notifications and timers. */
export function startWorkerProcess(environment: Readonly<Record<string, string | undefined>>): Child {
  return startChild({ name: "worker", args: ["--import", "tsx", "./server/cli/worker-process.ts"], environment });
}

/** Starts the process that answers other systems outside Next. */
export function startApiProcess(environment: Readonly<Record<string, string | undefined>>): Child {
  return startChild({
    name: "api",
    args: ["--import", "./server/platform/peer-address.mjs", "--import", "tsx", "./server/cli/api-process.ts"],
    environment,
  });
}

/** Answers once the web server answers; false when it ended or stayed silent instead. */
export async function isServing(child: Child, { host, port }: { host: string; port: number }): Promise<boolean> {
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  const address = `http://${reachable(host)}:${port}/api/health`;
  const deadline = Date.now() + readySeconds * 1000;
  while (!ended && Date.now() < deadline) {
    if (await answers(address)) return true;
    await pause(50);
  }
  return false;
}

/** Listening everywhere is reached on the loopback address. */
function reachable(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(30_000) });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}
