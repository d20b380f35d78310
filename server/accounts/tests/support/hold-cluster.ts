/** A process that opens a cluster and keeps it until it is killed: `node --import tsx hold-cluster.ts <folder>`. */
import { ensureDatabase, openEmbeddedPostgres } from "@/server/platform/embedded-postgres";

const [directory = ""] = process.argv.slice(2);
const cluster = await openEmbeddedPostgres({ directory, settings: { shared_buffers: "16MB" } });
await ensureDatabase(cluster.ownerUrl("postgres"), "shop");
process.stdout.write(`${cluster.ownerUrl("shop")}\n`);
setInterval(() => undefined, 60_000);
