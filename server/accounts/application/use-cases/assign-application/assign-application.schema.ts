import * as z from "zod/mini";

/** Shared by the list, the board and the server. `to` null releases; `seen` is who had it on the screen. */
export const assignApplicationSchema = z.strictObject({
  applicationId: z.uuid(),
  to: z.nullable(z.uuid()),
  seen: z.nullable(z.uuid()),
});

export type AssignApplicationInput = z.output<typeof assignApplicationSchema>;
