import * as z from "zod/mini";

/** What is built from events and can be built anew, in the order in which all of them are. */
export const READ_MODELS = ["account-summary", "seller-reputation", "buyer-activity"] as const;

export type ReadModelName = (typeof READ_MODELS)[number];

export const rebuildReadModelSchema = z.strictObject({ name: z.enum(READ_MODELS) });

export type RebuildReadModelInput = z.infer<typeof rebuildReadModelSchema>;
