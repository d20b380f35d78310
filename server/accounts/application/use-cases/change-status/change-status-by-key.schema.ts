import * as z from "zod/mini";
import { STAFF_REASONS } from "@/server/accounts/domain/value-objects/status-reason";
import { noteSchema } from "../lock-account/lock-account.schema";

const against = z.enum(STAFF_REASONS.SUSPENDED, `Name one of ${STAFF_REASONS.SUSPENDED.join(", ")}.`);

/** Each status has reasons of its own, the same as for staff. */
export const changeStatusByKeySchema = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("SUSPENDED"), reasonCode: against, note: noteSchema }),
  z.strictObject({ status: z.literal("DISABLED"), reasonCode: against, note: noteSchema }),
  z.strictObject({
    status: z.literal("ACTIVE"),
    reasonCode: z.enum(STAFF_REASONS.ACTIVE, `Name one of ${STAFF_REASONS.ACTIVE.join(", ")}.`),
    note: noteSchema,
  }),
]);

export type ChangeStatusByKeyInput = z.output<typeof changeStatusByKeySchema>;
