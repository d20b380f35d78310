import * as z from "zod/mini";

/** Names one invitation: to take it back, or to send it again. */
export const withdrawInvitationSchema = z.strictObject({ invitationId: z.uuid() });

export type WithdrawInvitationInput = z.infer<typeof withdrawInvitationSchema>;
