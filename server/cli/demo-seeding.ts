import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { underAdvisoryLock, withConnection } from "@/server/platform/database-session";
import type { Runtime } from "./runtime";

/** Fills an empty marketplace. Called again after a crash halfway, so every step must be safe to repeat. */
export type DemoLoader = (runtime: Runtime, tell: (line: string) => void) => Promise<void>;

const loadDemoMarketplace: DemoLoader | null = null;

const demoLock = 72_707_372;

/** Loads the demo marketplace in demo mode where there are no accounts yet, or where loading was cut short. */
export async function ensureDemoMarketplace(runtime: Runtime, tell: (line: string) => void): Promise<void> {
  const load: DemoLoader | null = loadDemoMarketplace;
  if (!runtime.config.demo || load === null) return;
  const unfinished = join(runtime.config.dataDirectory, "demo-unfinished");
  await withConnection(runtime.ownerUrl, (client) =>
    underAdvisoryLock(client, demoLock, async () => {
      if (!existsSync(unfinished) && (await hasAccounts(client))) return;
      writeFileSync(unfinished, "");
      await load(runtime, tell);
      rmSync(unfinished, { force: true });
    }),
  );
}

async function hasAccounts(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>("SELECT EXISTS (SELECT 1 FROM account) AS found");
  return rows[0]?.found === true;
}
