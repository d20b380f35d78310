import * as z from "zod/mini";
import { policyNumberSchema } from "../create-policy-draft/create-policy-draft.schema";
import { noteSchema } from "../lock-account/lock-account.schema";

export const moveRampSchema = z.strictObject({ version: policyNumberSchema, note: noteSchema });

export type MoveRampInput = z.infer<typeof moveRampSchema>;
