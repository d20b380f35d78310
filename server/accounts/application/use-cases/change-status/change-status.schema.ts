import * as z from "zod/mini";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import { STAFF_REASONS, type StatusReason } from "@/server/accounts/domain/value-objects/status-reason";
import { noteSchema } from "../lock-account/lock-account.schema";

const against = z.enum(STAFF_REASONS.SUSPENDED, "Choose a reason.");

/** Shared by the dialogs and the server: each status has reasons of its own. */
export const changeStatusSchema = z.discriminatedUnion("to", [
  z.strictObject({ accountId: z.uuid(), to: z.literal("SUSPENDED"), reasonCode: against, note: noteSchema }),
  z.strictObject({ accountId: z.uuid(), to: z.literal("DISABLED"), reasonCode: against, note: noteSchema }),
  z.strictObject({
    accountId: z.uuid(),
    to: z.literal("ACTIVE"),
    reasonCode: z.enum(STAFF_REASONS.ACTIVE, "Choose a reason."),
    note: noteSchema,
  }),
]);

/** The reasons that staff may give for going there. */
export const reasonsFor = (to: AccountStatus): readonly StatusReason[] => STAFF_REASONS[to];

export type ChangeStatusInput = z.infer<typeof changeStatusSchema>;
