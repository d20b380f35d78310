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
  count: (accountId) => tx.device.count({ where: { accountId } }),
  save: async (device, tokenHash) => {
    held.mustHold([device.accountId]);
    const { id, accountId, userAgent, lastIp, lastCountry, name, deniedAt, firstSeenAt, lastSeenAt } = device;
    const updated = await tx.$executeRaw`
      UPDATE device
         SET user_agent = ${userAgent}, last_ip = ${lastIp}, last_country = ${lastCountry}, name = ${name},
             denied_at = ${deniedAt}::timestamptz, last_seen_at = ${lastSeenAt}::timestamptz
       WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid`;
    if (updated === 1) return;
    const seen = { userAgent, lastIp, lastCountry, name, deniedAt, lastSeenAt };
    await tx.device.createMany({ data: [{ id, accountId, tokenHash: bytes(tokenHash), firstSeenAt, ...seen }] });
    changes.record(accountId, [{ field: "device", before: null, after: id }]);
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
