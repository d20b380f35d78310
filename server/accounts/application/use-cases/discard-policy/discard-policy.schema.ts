import * as z from "zod/mini";
import { policyNumberSchema } from "../create-policy-draft/create-policy-draft.schema";

export const policyVersionSchema = z.strictObject({ version: policyNumberSchema });

export type PolicyVersionInput = z.infer<typeof policyVersionSchema>;
