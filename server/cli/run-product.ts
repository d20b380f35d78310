import type { Child } from "@/server/platform/child-process";
import { isPortFree } from "@/server/platform/ports";
import { knownBadVersions } from "./known-bad-versions";
import { readLaunchConfig, workerEnvironment } from "./launch-config";
import { ensurePrismaClient } from "./prisma-client";
import { openRuntime, type Runtime } from "./runtime";
import { isServing, startApiProcess, startWebServer, startWorkerProcess } from "./serving";
import { ensureWebBuild } from "./web-build";
import { welcome } from "./welcome";

/** Runs database, web and worker until a signal or until one of them ends; answers the exit code. */
export async function runProduct(mode: "start" | "dev"): Promise<number> {
  const stopping = new AbortController();
  const interrupted = firstSignal().then(() => stopping.abort());
  const launch = readLaunchConfig();
  const open = knownBadVersions();
  if (open.length > 0) {
    tell(`The product does not start with packages that are known to be open to attack:\n  - ${open.join("\n  - ")}`);
    return 1;
  }
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
    const ended = serve({ mode, runtime, children, stopping: stopping.signal });
    const code = await Promise.race([interrupted.then(() => 0), ended]);
    if (code !== 0) tell("Stopping everything.");
    return code;
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await runtime.release();
  }
}

type Serving = {
  readonly mode: "start" | "dev";
  readonly runtime: Runtime;
  /** Filled as they start, for whoever stops them. */
  readonly children: Child[];
  readonly stopping: AbortSignal;
};

/** Ends only when a child does, which is never wished for. */
async function serve({ mode, runtime, children, stopping }: Serving): Promise<number> {
  const { host, port } = runtime.config;
  // Not before the database client was generated: it imports it.
  const { ensureDemoMarketplace } = await import("./demo-seeding");
  const { publishPolicy } = await import("./policy-publishing");
  const { firstAdminLink } = await import("./first-admin");
  await Promise.all([
    mode === "start"
      ? ensureWebBuild(() => tell("Building the web application (about a quarter of a minute) ..."))
      : null,
    publishPolicy(runtime).then(() => ensureDemoMarketplace(runtime, tell)),
  ]);
  const web = startWebServer({ mode, host, port, environment: runtime.environment });
  const worker = startWorkerProcess(workerEnvironment(runtime.environment, runtime.launch));
  children.push(web, worker);
  if (runtime.config.apiPort !== null) children.push(startApiProcess(runtime.environment));
  if (await isServing(web, { host, port })) tell(welcome(runtime, await firstAdminLink(runtime)));
  const { name } = await Promise.race(children.map((child) => child.ended.then(() => child)));
  // Asked to stop, the children end too; that needs no words.
  if (!stopping.aborted) tell(`The ${name} process ended by itself.`);
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
