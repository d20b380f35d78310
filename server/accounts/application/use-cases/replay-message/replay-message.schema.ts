import * as z from "zod/mini";

export const replayMessageSchema = z.strictObject({ messageId: z.uuid() });

export type ReplayMessageInput = z.infer<typeof replayMessageSchema>;
