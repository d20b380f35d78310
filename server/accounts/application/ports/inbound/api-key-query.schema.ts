import * as z from "zod/mini";

/** A page of the keys of other systems. */
export const listApiKeysSchema = z.strictObject({
  cursor: z._default(z.nullable(z.string().check(z.maxLength(4_096))), null),
  /** Endless lists of the browser send it along; pages only go forward. */
  direction: z.optional(z.enum(["forward", "backward"])),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50),
});

export type ListApiKeysInput = z.output<typeof listApiKeysSchema>;
