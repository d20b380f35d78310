import type { Child } from "@/server/platform/child-process";
import { isPortFree } from "@/server/platform/ports";
import { ensureDemoMarketplace } from "./demo-seeding";
import { readLaunchConfig } from "./launch-config";
import { ensurePrismaClient } from "./prisma-client";
import { openRuntime, type Runtime } from "./runtime";
import { isServing, startWebServer, startWorkerProcess } from "./serving";
import { ensureWebBuild } from "./web-build";
import { welcome } from "./welcome";

/** Runs database, web and worker until a signal or until one of them ends; answers the exit code. */
export async function runProduct(mode: "start" | "dev"): Promise<number> {
  const interrupted = firstSignal();
  const launch = readLaunchConfig();
  if (!(await isPortFree(launch.host, launch.port))) {
    tell(
      `Port ${launch.port} on ${launch.host} is taken. Stop what listens there, or choose another: PORT=3001 npm start`,
    );
    return 1;
  }
  await ensurePrismaClient();
  const runtime = await openRuntime(launch);
  const children: Child[] = [];
  try {
    return await Promise.race([interrupted.then(() => 0), serve(mode, runtime, children)]);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await runtime.release();
  }
}

/** Ends only when a child does, which is never wished for. */
async function serve(mode: "start" | "dev", runtime: Runtime, children: Child[]): Promise<number> {
  const { host, port } = runtime.config;
  await Promise.all([
    mode === "start"
      ? ensureWebBuild(() => tell("Building the web application (about a quarter of a minute) ..."))
      : null,
    ensureDemoMarketplace(runtime, tell),
  ]);
  const web = startWebServer({ mode, host, port, environment: runtime.environment });
  const worker = startWorkerProcess(runtime.environment);
  children.push(web, worker);
  if (await isServing(web, { host, port })) tell(welcome(runtime));
  const ended = await Promise.race(children.map(async (child) => ({ child, code: await child.ended })));
  tell(`The ${ended.child.name} process ended (${ended.code ?? "by a signal"}); stopping everything.`);
  return 1;
}

/** Resolves at the first request to stop. Further ones change nothing: stopping is under way and bounded. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
