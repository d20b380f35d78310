import type { InstallationDto, SessionStoreDto } from "@/server/accounts/application/dto/installation-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { Installation } from "@/server/accounts/application/ports/outbound/installation";
import { done, type Result } from "@/server/accounts/domain/result";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";

type InstallationDeps = { readonly pool: ReadPool; readonly now: Clock; readonly installation: Installation };

/** By the index of when each is over, however many are: of those that go on only so many are counted. */
const sessions: Statement = {
  name: "session-store",
  text: `SELECT (SELECT count(*) FROM (
                   SELECT 1 FROM session
                    WHERE LEAST(ended_at, expires_at) > $1 AND last_seen_at + idle_seconds * interval '1 second' > $1
                    LIMIT 100000) live)::int AS live,
                (SELECT count(*) FROM session
                  WHERE LEAST(ended_at, expires_at) > $2 AND LEAST(ended_at, expires_at) <= $1
                    AND ended_at IS NOT NULL)::int AS ended`,
};

/** How many are signed in, and how many were ended within a minute. */
export const getSessionStore =
  ({ pool, now }: Pick<InstallationDeps, "pool" | "now">) =>
  async (actor: StaffActor): Promise<Result<SessionStoreDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    const at = now();
    return readAlone(pool, async (read) => {
      const [row] = await read<{ live: number; ended: number }>(sessions, [at, new Date(at.getTime() - 60_000)]);
      return done({
        live: row?.live ?? 0,
        endedPerMinute: row?.ended ?? 0,
        readAt: at,
      });
    });
  };

const database: Statement = {
  name: "database-facts",
  text: `SELECT current_setting('server_version') AS version,
                (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database())::int AS connections`,
};

/** What this installation runs on, as the process that answers knows it. */
export const getInstallation =
  ({ pool, now, installation }: InstallationDeps) =>
  async (actor: StaffActor): Promise<Result<InstallationDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    return readAlone(pool, async (read) => {
      const [row] = await read<{ version: string; connections: number }>(database, []);
      const { isRedisUp, readBroker } = installation;
      return done({
        version: installation.version,
        node: process.versions.node,
        startedAt: installation.startedAt,
        database: {
          mode: installation.database,
          version: row?.version.split(" ")[0] ?? "",
          connections: row?.connections ?? 0,
        },
        redis: isRedisUp ? { isConnected: isRedisUp() } : null,
        broker: readBroker ? "NATS" : "EMBEDDED",
        readAt: now(),
      });
    });
  };
