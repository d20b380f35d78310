import * as z from "zod/mini";

export const cancelBacktestSchema = z.strictObject({ runId: z.uuid() });

export type CancelBacktestInput = z.infer<typeof cancelBacktestSchema>;
