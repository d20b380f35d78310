import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { compose } from "@/server/composition-root";
import { underAdvisoryLock, withConnection } from "@/server/platform/database-session";
import type { Runtime } from "./runtime";

const demoLock = 72_707_373;

/** Loads the demo marketplace in demo mode where there are no accounts yet, or where loading was cut short. */
export async function ensureDemoMarketplace(runtime: Runtime, tell: (line: string) => void): Promise<void> {
  const { demo, demoPassword } = runtime.config;
  if (!demo || demoPassword === null) return;
  const unfinished = join(runtime.config.dataDirectory, "demo-unfinished");
  await withConnection(runtime.ownerUrl, (client) =>
    underAdvisoryLock(client, demoLock, async () => {
      if (!existsSync(unfinished) && (await hasAccounts(client))) return;
      writeFileSync(unfinished, "");
      await load(runtime, demoPassword, tell);
      rmSync(unfinished, { force: true });
    }),
  );
}

/** Safe to repeat: whoever is there already is left as they are. */
async function load({ config }: Runtime, password: string, tell: (line: string) => void): Promise<void> {
  let storyTime: Date | null = null;
  const composition = compose(config, "goodstanding-demo", () => storyTime ?? new Date());
  try {
    const loaded = await composition.accounts.loadDemoMarketplace(password);
    if (!loaded.ok) throw new Error(`The demo marketplace could not be loaded: ${loaded.refusal.code}`);
    const turnClockTo = (at: Date) => {
      storyTime = at;
    };
    const told = { loaded: loaded.value, loadedAt: new Date(), turnClockTo };
    const applied = await composition.accounts.tellDemoApplications(told);
    if (!applied.ok) throw new Error(`The demo's applications could not be told: ${applied.refusal.code}`);
    await composition.accounts.playDemoShift(told);
    tell(`Loaded a made-up marketplace of ${loaded.value.created + loaded.value.known} people.`);
  } finally {
    await composition.close();
  }
}

async function hasAccounts(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>("SELECT EXISTS (SELECT 1 FROM account) AS found");
  return rows[0]?.found === true;
}
