import * as z from "zod/mini";
import { hasUnseenInWords } from "@/server/accounts/domain/value-objects/printable-text";

/** What a live seller changes on their own; what is left out stays. */
export const editStoreSchema = z.strictObject({
  storeName: z.optional(z.string().check(z.maxLength(400))),
  /** A new number is looked at like a new one: TAX opens again. */
  tax: z.optional(
    z.strictObject({
      gstNumber: z.string().check(z.maxLength(40)),
      legalName: z.string().check(
        z.trim(),
        z.minLength(1, "Enter the name the number is registered under."),
        z.maxLength(200),
        z.refine((text) => !hasUnseenInWords(text), "This contains a character that can't be shown."),
      ),
    }),
  ),
});

export type EditStoreInput = z.output<typeof editStoreSchema>;
