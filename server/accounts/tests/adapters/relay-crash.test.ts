import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { createRelay } from "@/server/accounts/outbox/relay";
import { projectRoot } from "@/server/platform/project-root";
import { markingConsumer } from "../support/marking-consumer";
import { type OutboxBench, openOutboxBench, someAccounts } from "../support/outbox-bench";

let bench: OutboxBench;
beforeAll(async () => {
  bench = await openOutboxBench();
});
afterAll(() => bench.close());

const now = () => new Date();

test.each(["effect", "before-commit", "after-commit"])(
  "a relay killed at %s leaves every effect exactly once",
  async (point) => {
    const [account = ""] = someAccounts(1);
    const ids = await bench.write([account, account, account]);
    await killRelayAt(point);
    const pending = await bench.count("outbox");
    expect(pending).toBe(point === "after-commit" ? 0 : 3);
    const publish = createAccountEventPublisher({ consumers: [markingConsumer()], now });
    const relay = createRelay({ pool: bench.pool, now, publish });
    // The killed relay's connection may hold its shard until the server notices.
    await expect
      .poll(async () => {
        await relay();
        return await bench.count("outbox");
      })
      .toBe(0);
    const marks = (await bench.marks()).filter(({ eventId }) => ids.includes(eventId));
    expect(marks.map((mark) => mark.eventId)).toEqual(ids);
  },
);

async function killRelayAt(point: string): Promise<void> {
  const script = join(projectRoot, "server", "accounts", "tests", "support", "relay-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, bench.database.appUrl, point], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}
