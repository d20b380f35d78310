import * as z from "zod/mini";
import { GENDERS } from "@/server/accounts/domain/value-objects/gender";

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** What is left out stays as it is; null takes a date of birth or gender away. */
export const updateAccountSchema = z.strictObject({
  email: z.optional(text(400)),
  phone: z.optional(text(400)),
  buyerProfile: z.optional(
    z.strictObject({
      name: z.optional(text(400)),
      dateOfBirth: z.optional(z.nullable(text(40))),
      gender: z.optional(z.nullable(z.enum(GENDERS))),
    }),
  ),
  sellerProfile: z.optional(z.strictObject({ storeName: z.optional(text(400)), gstNumber: z.optional(text(40)) })),
  version: z.int().check(z.minimum(1)),
});

export type UpdateAccountInput = z.output<typeof updateAccountSchema>;
