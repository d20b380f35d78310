import * as z from "zod/mini";

export const removeAddressSchema = z.strictObject({ addressId: z.uuid() });

export type RemoveAddressInput = z.infer<typeof removeAddressSchema>;
