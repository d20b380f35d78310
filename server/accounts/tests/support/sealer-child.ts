/**
 * A sealer of its own process that dies at a statement: `node --import tsx sealer-child.ts <connection string> <how the
 * statement begins> <before|after>`. "COMMIT" means that of a batch which was written.
 */
import pg from "pg";
import { createSealer } from "@/server/accounts/audit-chain/sealer";
import { sealingKeyFrom } from "@/server/accounts/audit-chain/sealing-keys";
import { TEST_AUDIT_SEED } from "./audit-seeds";

const [connectionString = "", deadly = "", when = "before"] = process.argv.slice(2);

const pool = new pg.Pool({ connectionString, max: 1 });
let hasWritten = false;
pool.on("connect", (client) => {
  const send = client.query.bind(client);
  const dying = (...args: Parameters<typeof send>) => {
    const text = String(args[0]).trim();
    const isDeadly = text.startsWith(deadly) && (deadly !== "COMMIT" || hasWritten);
    hasWritten ||= text.startsWith("INSERT");
    if (isDeadly && when === "before") process.kill(process.pid, "SIGKILL");
    const answer = send(...args);
    // Once what was written has left for the server.
    if (isDeadly) setImmediate(() => process.kill(process.pid, "SIGKILL"));
    return answer;
  };
  client.query = dying as typeof client.query;
});

const seal = createSealer({ pool, key: sealingKeyFrom(TEST_AUDIT_SEED), now: () => new Date(), batchSize: 7 });
for (;;) await seal();
