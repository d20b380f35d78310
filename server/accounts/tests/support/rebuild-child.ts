/**
 * A rebuild that says where it is after each range of accounts and goes slowly, so that a test can kill it there:
 * `node --import tsx rebuild-child.ts <connection string> <read model>`.
 */
import pg from "pg";
import { isReadModel } from "@/server/accounts/read-model/rebuild/read-model";
import { rebuildOnRecord } from "@/server/accounts/read-model/rebuild/rebuild-record";
import { rebuildableModels } from "@/server/accounts/read-model/rebuild/rebuildable-models";

const [connectionString = "", name = ""] = process.argv.slice(2);
if (!isReadModel(name)) throw new Error(`no read model ${name}`);

const pool = new pg.Pool({ connectionString, max: 2 });
await rebuildOnRecord(rebuildableModels[name], {
  pool,
  by: "a test",
  now: () => new Date(),
  batchSize: 1,
  pauseMs: 50,
  onProgress: () => process.stdout.write("here\n"),
});
await pool.end();
