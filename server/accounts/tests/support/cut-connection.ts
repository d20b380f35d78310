import pg from "pg";
import { openPrisma } from "@/server/platform/database";
import { withConnection } from "@/server/platform/database-session";

/**
 * A connection whose server process is ended just before its n-th statement since `cutBefore(n)`: what a
 * machine that dies there leaves behind. `wasCut` says whether so many statements came.
 */
export function openCutConnection({ appUrl, ownerUrl }: { appUrl: string; ownerUrl: string }) {
  let left = Number.POSITIVE_INFINITY;
  let cut = false;

  const endServerProcess = (pid: number) =>
    withConnection(ownerUrl, async (client) => {
      await client.query("SELECT pg_terminate_backend($1, 5000)", [pid]);
    });

  class CutClient extends pg.Client {
    // `query` has many signatures; the adapter uses the one with a promise, and all pass through untouched.
    override query = (async (...call: [text: string]) => {
      left -= 1;
      if (left === 0) {
        cut = true;
        await endServerProcess(Number(Reflect.get(this, "processID")));
      }
      return await super.query(...call);
    }) as typeof pg.Client.prototype.query;
  }

  const pool = new pg.Pool({ connectionString: appUrl, Client: CutClient, max: 1, pipeline: true });
  pool.on("error", () => undefined);
  // As the product's pools have it: one that breaks while it is lent fails its statements, not the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const prisma = openPrisma(pool);
  return {
    database: { pool, prisma },
    cutBefore: (n: number) => {
      left = n;
      cut = false;
    },
    wasCut: () => cut,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
