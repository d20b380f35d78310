import { createTRPCClient, httpLink } from "@trpc/client";
import type { inferRouterInputs } from "@trpc/server";
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
        headers: browserHeaders(origin, token),
      }),
    ],
  });

type Inputs = inferRouterInputs<AppRouter>;

export type PlainClient = {
  /** Rejects when it was refused. */
  readonly ask: <Router extends keyof Inputs, Procedure extends keyof Inputs[Router] & string>(
    router: Router,
    procedure: Procedure,
    input: Inputs[Router][Procedure],
  ) => Promise<void>;
};

/**
 * Procedures as a browser with this session asks for them. The answer is read and not looked into, as the hello's is, so
 * that what is compared is the server's work.
 */
export const plainClient = (origin: string, token: string): PlainClient => {
  const headers = { ...browserHeaders(origin, token), "content-type": "application/json" };
  return {
    ask: async (router, procedure, input) => {
      const url = `${origin}/api/trpc/${router}.${procedure}`;
      const answer = await fetch(url, { method: "POST", headers, body: superjson.stringify(input) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${router}.${procedure} answered ${answer.status}: ${text.slice(0, 200)}`);
    },
  };
};

const browserHeaders = (origin: string, token: string) => ({
  cookie: `${SESSION_COOKIE}=${token}`,
  origin,
  "sec-fetch-site": "same-origin",
});
