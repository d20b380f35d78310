import * as z from "zod/mini";

/** Has the event of this lock left? `auditEntryId` is the one on the receipt. */
export const lockPublicationSchema = z.strictObject({ accountId: z.uuid(), auditEntryId: z.uuid() });

export type LockPublicationInput = z.output<typeof lockPublicationSchema>;
