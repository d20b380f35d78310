import * as z from "zod/mini";

export const withdrawRequestSchema = z.strictObject({ approvalId: z.uuid() });

export type WithdrawRequestInput = z.infer<typeof withdrawRequestSchema>;
