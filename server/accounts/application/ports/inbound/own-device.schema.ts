import * as z from "zod/mini";

/** Which of the holder's own devices. */
export const ownDeviceSchema = z.strictObject({ deviceId: z.uuid("This is not a device.") });
