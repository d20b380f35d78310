import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Ends the sessions named, or all of the account's when none is named. */
export const endSessionsSchema = z.strictObject({
  accountId: z.uuid(),
  sessionIds: z.optional(z.array(z.uuid()).check(z.minLength(1), z.maxLength(10))),
  note: noteSchema,
});

export type EndSessionsInput = z.infer<typeof endSessionsSchema>;
