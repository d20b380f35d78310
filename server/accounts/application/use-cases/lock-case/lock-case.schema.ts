import * as z from "zod/mini";
import { hasOneLength, lockFields } from "../lock-account/lock-account.schema";

/** The decision LOCK: closes the case and locks its account in one commit. */
export const lockCaseSchema = z.strictObject({ caseId: z.uuid(), version: z.int(), ...lockFields }).check(hasOneLength);

export type LockCaseInput = z.infer<typeof lockCaseSchema>;
