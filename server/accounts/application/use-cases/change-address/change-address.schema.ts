import * as z from "zod/mini";
import { addressFields } from "../add-address/address.schema";

/** Which of one's own addresses, and how it reads from now on. */
export const changeAddressSchema = z.strictObject({ addressId: z.uuid(), ...addressFields });

export type ChangeAddressInput = z.infer<typeof changeAddressSchema>;

/** Makes one of one's own addresses the default. */
export const chooseDefaultSchema = z.strictObject({ addressId: z.uuid() });

export type ChooseDefaultInput = z.infer<typeof chooseDefaultSchema>;
