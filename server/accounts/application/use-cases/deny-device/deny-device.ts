import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { denyDevice as deny } from "@/server/accounts/domain/entities/device";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";
import type { DenyDeviceInput } from "./deny-device.schema";

export type DeviceDenied = { readonly auditEntryId: string; readonly ended: number };

const thisDevice = { field: "deviceId", problem: "You are using this device now. Sign out of it instead." } as const;

/**
 * "This was not me": the device is never known again and its sessions end, and all others but this one where asked.
 * What it left as evidence stays, for a holder's word alone must not better a standing. Said again, it ends what has
 * been opened since. Somebody else's device is NOT_FOUND, the one that asks is VALIDATION.
 */
export const denyDevice =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: DenyDeviceInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<DeviceDenied>> => {
    const { accountId } = actor;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork(
      { action: "account.deny-device", actor, origin, subject, accounts: [accountId] },
      async (write) => {
        const device = await write.devices.findById(accountId, deviceIdFrom(input.deviceId));
        if (!device) return refuse({ code: "NOT_FOUND", what: "device" });
        const live = await write.sessions.listLive(accountId);
        const here = live.find(({ id }) => id === actor.sessionId);
        if (here?.deviceId === device.id) return refuse({ code: "VALIDATION", fields: [thisDevice] });
        await write.devices.change(device, deny(device, write.at));
        const only = live
          .filter(({ id, deviceId }) => id !== actor.sessionId && (input.everywhereElse || deviceId === device.id))
          .map(({ id }) => id);
        const ended = await endSessionsWithin(write, { accountId, cause: "ENDED_BY_HOLDER", by: accountId, only });
        return done({ auditEntryId: write.auditEntryId, ended: ended.length });
      },
    );
  };
