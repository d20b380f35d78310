import * as z from "zod/mini";

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** A customer as another system signs one up. What an address, a name or a password has to be is said by the domain. */
export const registerByKeySchema = z
  .strictObject({
    email: z.optional(text(400)),
    phone: z.optional(text(400)),
    password: z.optional(text(1_100)),
    name: z.optional(text(400)),
    role: z.literal("BUYER", "An account begins as a BUYER; POST /accounts/:id/seller opens the way to selling."),
    externalId: z.optional(text(100)),
  })
  .check(
    z.refine(({ email, phone }) => email !== undefined || phone !== undefined, {
      error: "Give an email address or a mobile number.",
      path: ["email"],
    }),
  );

export type RegisterByKeyInput = z.output<typeof registerByKeySchema>;
