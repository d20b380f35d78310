import * as z from "zod/mini";

/** One switch for each message that nobody has to get. */
export const chooseNotificationsSchema = z.strictObject({ OFFERS: z.boolean(), TIPS: z.boolean() });

export type ChooseNotificationsInput = z.infer<typeof chooseNotificationsSchema>;
