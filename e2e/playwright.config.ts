import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { chromium, defineConfig } from "@playwright/test";

const port = Number(process.env["E2E_PORT"] ?? 4900);
const dataDirectory = process.env["E2E_DATA"] ?? ".test-data/e2e";
/** The shell first: the same engine without the windows, whose own pages take half of the browser's processor time. */
const systemBrowsers = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
const systemChromium = systemBrowsers.map((name) => `/usr/bin/${name}`).find(existsSync);
const ownChromium = existsSync(chromium.executablePath());
// Read by every worker, which has this from the process that began the run.
process.env["E2E_FIRST_BUSINESS"] ??= String(2 * randomInt(4_000));
const isRoot = process.getuid?.() === 0;

/** Journeys run against the production build, a real PostgreSQL and a real browser; `npm test` builds first. */
export default defineConfig({
  testDir: "./journeys",
  outputDir: "../test-results",
  fullyParallel: true,
  // One more than most machines here have cores: a journey waits for the server a good part of its time.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: "en-IN",
    timezoneId: "Asia/Kolkata",
    // A record of every step costs a fifth of the time: E2E_TRACE=1 keeps those of journeys that failed.
    trace: process.env["E2E_TRACE"] === "1" ? "retain-on-failure" : "off",
    launchOptions: {
      ...(ownChromium || !systemChromium ? {} : { executablePath: systemChromium }),
      args: [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
  webServer: [
    // Passkeys belong to a name and never to an IP address, so their journeys have a server that is called by one. It
    // starts beside the other, and only those journeys wait for it.
    serverAt({
      port: port + 1,
      data: `${dataDirectory}-passkeys`,
      env: { NEXTAUTH_URL: `http://localhost:${port + 1}` },
    }),
    { ...serverAt({ port, data: dataDirectory, env: {} }), url: `http://127.0.0.1:${port}/api/health` },
  ],
});

function serverAt({ port, data, env }: { port: number; data: string; env: Record<string, string> }) {
  return {
    command: "node server/cli/bootstrap.mjs start",
    cwd: "..",
    timeout: 180_000,
    // A server left running between runs spares the start; `npm test` always starts its own.
    reuseExistingServer: process.env["E2E_REUSE"] === "1",
    gracefulShutdown: { signal: "SIGINT", timeout: 20_000 },
    env: {
      PORT: String(port),
      HOST: "127.0.0.1",
      GOODSTANDING_DATA: data,
      DEMO_PASSWORD: "demo-password-for-journeys",
      // Each person of a journey says which network they are in, so that no limit per address is shared.
      TRUSTED_PROXIES: "127.0.0.1",
      ...env,
    },
  } as const;
}
