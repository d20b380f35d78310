import * as z from "zod/mini";

export const denyDeviceSchema = z.strictObject({
  deviceId: z.uuid("This is not a device."),
  /** Every other sign-in ends too, but for the one that asks. */
  everywhereElse: z.boolean(),
});

export type DenyDeviceInput = z.infer<typeof denyDeviceSchema>;
