import * as z from "zod/mini";

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** What an address and a type have to be is said by the domain. */
export const createWebhookSchema = z.strictObject({
  url: text(4_000),
  types: z.array(text(100)).check(z.maxLength(100)),
});

export type CreateWebhookInput = z.output<typeof createWebhookSchema>;
