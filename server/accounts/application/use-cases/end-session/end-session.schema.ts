import * as z from "zod/mini";

/** One of one's own sessions, by the id that the list shows. */
export const endSessionSchema = z.strictObject({ sessionId: z.uuid() });

export type EndSessionInput = z.infer<typeof endSessionSchema>;
