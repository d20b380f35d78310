import * as z from "zod/mini";

/** Words are parsed by the domain; an end is a moment that has not come. */
export const createApiKeySchema = z.strictObject({
  name: z.string().check(z.maxLength(400)),
  scopes: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(20)),
  expiresAt: z._default(z.nullable(z.date()), null),
});

export type CreateApiKeyInput = z.output<typeof createApiKeySchema>;
