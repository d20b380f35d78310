import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@/server/platform/ports";
import { projectRoot } from "@/server/platform/project-root";
import { brokenDown, nothingYet, readPlaywright, type SuiteReport } from "./test-counts";
import { runSuite } from "./test-runner";

const journeyFolder = join(projectRoot, "e2e", "journeys");
const systemBrowsers = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/**
 * Runs the browser journeys against the production build on a fresh database. Without a browser each counts as skipped,
 * unless GOODSTANDING_REQUIRE_BROWSER=1 asks for a failure instead.
 */
export async function runJourneys(reportFolder: string, isBuilt: boolean): Promise<SuiteReport> {
  const required = process.env["GOODSTANDING_REQUIRE_BROWSER"] === "1";
  if (!isBuilt) return skipAll("there is no production build to visit", true);
  if (!(await hasBrowser())) return skipAll("no browser was found; .ci/run installs one", required);
  const data = join(projectRoot, ".test-data", "e2e");
  rmSync(data, { recursive: true, force: true });
  const report = join(reportFolder, "playwright.json");
  return await runSuite({
    name: "Browser journeys",
    args: [
      join("node_modules", "@playwright", "test", "cli.js"),
      "test",
      "--config",
      "e2e/playwright.config.ts",
      `--reporter=${process.stdout.isTTY ? "list" : "dot"},json`,
    ],
    environment: {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      E2E_DATA: data,
      E2E_PORT: String((await freePort(4900)) ?? (await freePort(0))),
    },
    report,
    read: readPlaywright,
  });
}

async function hasBrowser(): Promise<boolean> {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) || systemBrowsers.some((name) => existsSync(`/usr/bin/${name}`));
}

function skipAll(reason: string, isFailure: boolean): SuiteReport {
  const count = existsSync(journeyFolder)
    ? readdirSync(journeyFolder, { recursive: true }).filter((name) => /\.(spec|test|journey)\.ts$/.test(String(name)))
        .length
    : 0;
  process.stdout.write(`${isFailure ? "failed" : "skipped"}: ${reason}\n`);
  if (!isFailure) return { ...nothingYet, skipped: count };
  return { ...brokenDown("Browser journeys", reason), failed: Math.max(1, count) };
}
