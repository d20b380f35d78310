import type { DeviceRepository } from "@/server/accounts/application/ports/outbound/device-repository";
import type { Device } from "@/server/accounts/domain/entities/device";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { type DeviceRow, deviceColumns } from "./models/device-model";
import { bytes } from "./stored-value";
import type { UnitParts } from "./unit-parts";

export const deviceRepository = ({ tx, held, changes }: UnitParts): DeviceRepository => ({
  // Written out, like what a sign-in and a lock do each time: compiling a model call takes longer than running it.
  find: async (accountId, tokenHash) => {
    const [row] = await tx.$queryRaw<DeviceRow[]>`
      SELECT id, account_id AS "accountId", user_agent AS "userAgent", last_ip AS "lastIp",
             last_country AS "lastCountry", name, denied_at AS "deniedAt", first_seen_at AS "firstSeenAt",
             last_seen_at AS "lastSeenAt"
        FROM device WHERE account_id = ${accountId}::uuid AND token_hash = ${bytes(tokenHash)}`;
    return toDevice(row ?? null);
  },
  findById: async (accountId, id) =>
    toDevice(await tx.device.findFirst({ where: { id, accountId }, select: deviceColumns })),
  count: async (accountId) => {
    const [counted] = await tx.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM device WHERE account_id = ${accountId}::uuid`;
    return counted?.n ?? 0;
  },
  save: async (device, tokenHash) => {
    held.mustHold([device.accountId]);
    const { id, accountId, userAgent, lastIp, lastCountry, name, deniedAt, firstSeenAt, lastSeenAt } = device;
    const [saved] = await tx.$queryRaw<{ isNew: boolean }[]>`
      INSERT INTO device AS d (id, account_id, token_hash, user_agent, last_ip, last_country, name, denied_at,
                               first_seen_at, last_seen_at)
      VALUES (${id}::uuid, ${accountId}::uuid, ${bytes(tokenHash)}, ${userAgent}, ${lastIp}, ${lastCountry}, ${name},
              ${deniedAt}::timestamptz, ${firstSeenAt}::timestamptz, ${lastSeenAt}::timestamptz)
      ON CONFLICT (id) DO UPDATE
        SET user_agent = EXCLUDED.user_agent, last_ip = EXCLUDED.last_ip, last_country = EXCLUDED.last_country,
            name = EXCLUDED.name, denied_at = EXCLUDED.denied_at, last_seen_at = EXCLUDED.last_seen_at
        WHERE d.account_id = EXCLUDED.account_id
      RETURNING xmax = 0 AS "isNew"`;
    if (saved?.isNew) changes.record(accountId, [{ field: "device", before: null, after: id }]);
  },
  change: async (before, { id, accountId, name, deniedAt }) => {
    held.mustHold([accountId]);
    await tx.device.updateMany({ where: { id, accountId }, data: { name, deniedAt } });
    const field = `device ${id}`;
    changes.record(accountId, [
      ...(before.name === name
        ? []
        : [{ field: `${field} name`, before: before.name, after: name, isPrivate: true } as const]),
      ...(before.deniedAt === deniedAt ? [] : [{ field, before: "KNOWN", after: "DENIED" }]),
    ]);
  },
});

const toDevice = (row: DeviceRow | null): Device | null =>
  row && {
    id: deviceIdFrom(row.id),
    accountId: accountIdFrom(row.accountId),
    userAgent: row.userAgent,
    lastIp: row.lastIp,
    lastCountry: row.lastCountry,
    name: row.name,
    deniedAt: row.deniedAt,
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
  };
