import type { DeviceRepository } from "@/server/accounts/application/ports/outbound/device-repository";
import type { Device } from "@/server/accounts/domain/entities/device";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { type DeviceRow, deviceColumns } from "./models/device-model";
import { bytes } from "./stored-value";
import type { UnitParts } from "./unit-parts";

export const deviceRepository = ({ tx, held, changes }: UnitParts): DeviceRepository => ({
  find: async (accountId, tokenHash) => {
    const where = { accountId_tokenHash: { accountId, tokenHash: bytes(tokenHash) } };
    return toDevice(await tx.device.findUnique({ where, select: deviceColumns }));
  },
  findById: async (accountId, id) =>
    toDevice(await tx.device.findFirst({ where: { id, accountId }, select: deviceColumns })),
  count: (accountId) => tx.device.count({ where: { accountId } }),
  save: async (device, tokenHash) => {
    held.mustHold([device.accountId]);
    const { id, accountId, userAgent, lastIp, lastCountry, name, deniedAt, firstSeenAt, lastSeenAt } = device;
    const seen = { userAgent, lastIp, lastCountry, name, deniedAt, lastSeenAt };
    const { count } = await tx.device.updateMany({ where: { id, accountId }, data: seen });
    if (count === 1) return;
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
