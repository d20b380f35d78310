import * as z from "zod/mini";

/** The longest text that is looked at; how long a name may be is the domain's to say. */
const LONGEST_TEXT = 400;

export const renameDeviceSchema = z.strictObject({
  deviceId: z.uuid("This is not a device."),
  name: z.string().check(z.maxLength(LONGEST_TEXT, "Enter a shorter name.")),
});

export type RenameDeviceInput = z.infer<typeof renameDeviceSchema>;
