import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";
import { SESSION_COOKIE } from "@/server/accounts/adapters/inbound/next-auth/cookie-names";
import type { Child } from "@/server/platform/child-process";
import { freePort } from "@/server/platform/ports";
import type { AppRouter } from "@/server/trpc/app-router";
import { isServing, startWebServer } from "../serving";
import { ensureWebBuild } from "../web-build";
import type { BenchDatabase } from "./bench-database";

const HOST = "127.0.0.1";

export type BenchWeb = {
  readonly origin: string;
  readonly stop: () => Promise<void>;
};

/** Starts a web process of the production build on the benchmark's database. */
export async function startBenchWeb({ environment }: BenchDatabase, tell: (line: string) => void): Promise<BenchWeb> {
  await ensureWebBuild(() => tell("  building the web application"));
  const port = await freePort(0);
  if (port === null) throw new Error("No port is free.");
  const origin = `http://${HOST}:${port}`;
  const child: Child = startWebServer({
    mode: "start",
    host: HOST,
    port,
    environment: { ...environment, NEXTAUTH_URL: origin },
  });
  if (!(await isServing(child, { host: HOST, port }))) throw new Error("The web server did not start.");
  return { origin, stop: () => child.stop() };
}

export type BenchClient = ReturnType<typeof benchClient>;

/** The procedures as a browser with this session calls them. */
export const benchClient = (origin: string, token: string) =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${origin}/api/trpc`,
        transformer: superjson,
        methodOverride: "POST",
        headers: { cookie: `${SESSION_COOKIE}=${token}`, origin, "sec-fetch-site": "same-origin" },
      }),
    ],
  });
