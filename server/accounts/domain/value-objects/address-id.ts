import type { Result } from "../result";
import type { Brand } from "./brand";
import { parseUuid, trustedUuid } from "./uuid";

/** Names one address of a buyer. */
export type AddressId = Brand<string, "AddressId">;

export const parseAddressId = (text: string): Result<AddressId> => parseUuid<"AddressId">(text, "addressId");

/** For ids read from the database or made by the id source. */
export const addressIdFrom = (trusted: string): AddressId => trustedUuid<"AddressId">(trusted);
