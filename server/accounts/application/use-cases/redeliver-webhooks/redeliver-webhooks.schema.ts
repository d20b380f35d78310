import * as z from "zod/mini";

export const webhookSchema = z.strictObject({ webhookId: z.uuid() });

export type WebhookInput = z.infer<typeof webhookSchema>;
