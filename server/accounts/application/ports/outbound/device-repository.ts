import type { Device } from "@/server/accounts/domain/entities/device";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { DeviceId } from "@/server/accounts/domain/value-objects/device-id";

export type DeviceRepository = {
  /** The account's device with this cookie hash. */
  find(accountId: AccountId, tokenHash: Uint8Array): Promise<Device | null>;
  findById(accountId: AccountId, id: DeviceId): Promise<Device | null>;
  count(accountId: AccountId): Promise<number>;
  save(device: Device, tokenHash: Uint8Array): Promise<void>;
  /** What its owner said about it: its name, and that it is none of theirs. */
  change(before: Device, after: Device): Promise<void>;
};
