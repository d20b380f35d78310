import * as z from "zod/mini";
import { noteSchema } from "../lock-account/lock-account.schema";

/** Whoever reads the trail later learns why a system was shut out. */
export const revokeApiKeySchema = z.strictObject({ keyId: z.uuid(), note: noteSchema });

export type RevokeApiKeyInput = z.infer<typeof revokeApiKeySchema>;
