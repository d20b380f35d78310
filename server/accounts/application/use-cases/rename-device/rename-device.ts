import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { renameDevice as rename } from "@/server/accounts/domain/entities/device";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { parseDeviceName } from "@/server/accounts/domain/value-objects/device-name";
import type { RenameDeviceInput } from "./rename-device.schema";

/** The owner's own word for one of their devices. Somebody else's device is NOT_FOUND, as if it did not exist. */
export const renameDevice =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (input: RenameDeviceInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> => {
    const { accountId } = actor;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork(
      { action: "account.rename-device", actor, origin, subject, accounts: [accountId] },
      async (write) => {
        const name = parseDeviceName(input.name);
        if (!name.ok) return name;
        const device = await write.devices.findById(accountId, deviceIdFrom(input.deviceId));
        if (!device) return refuse({ code: "NOT_FOUND", what: "device" });
        await write.devices.change(device, rename(device, name.value));
        return done(null);
      },
    );
  };
