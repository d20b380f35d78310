import { nameDevice } from "@/server/accounts/adapters/outbound/cache/session-cache";
import { countryName } from "@/server/accounts/application/dto/country-words";
import type { OwnDeviceDto } from "@/server/accounts/application/dto/security-activity-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { isLive } from "./session-rows";

type Row = {
  readonly id: string;
  readonly name: string | null;
  readonly user_agent: string;
  readonly last_country: string | null;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly denied_at: Date | null;
  readonly is_this_device: boolean;
  readonly live: number;
};

const own: Statement = {
  name: "own-device",
  text: `SELECT d.id, d.name, d.user_agent, d.last_country, d.first_seen_at, d.last_seen_at, d.denied_at,
                EXISTS (SELECT FROM session s WHERE s.id = $3 AND s.device_id = d.id) AS is_this_device,
                (SELECT count(*)::int FROM session n WHERE n.device_id = d.id AND n.account_id = $1 AND ${isLive("$4")})
                  AS live
           FROM device d WHERE d.account_id = $1 AND d.id = $2`,
};

/** One of the holder's own devices; somebody else's is NOT_FOUND, as if it did not exist. */
export const getOwnDevice =
  ({ pool, now }: { readonly pool: ReadPool; readonly now: Clock }) =>
  (deviceId: string, actor: HolderActor): Promise<Result<OwnDeviceDto>> =>
    readAlone(pool, async (read) => {
      const [row] = await read<Row>(own, [actor.accountId, deviceId, actor.sessionId, now()]);
      if (!row) return refuse({ code: "NOT_FOUND", what: "device" });
      return done({
        id: row.id,
        name: row.name,
        ...nameDevice(row.user_agent),
        place: countryName(row.last_country),
        firstSeenAt: row.first_seen_at,
        lastSeenAt: row.last_seen_at,
        isDenied: row.denied_at !== null,
        isThisDevice: row.is_this_device,
        liveSessions: row.live,
      });
    });
