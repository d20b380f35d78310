import * as z from "zod/mini";

export const listParkedMessagesSchema = z.strictObject({
  cursor: z._default(z.nullable(z.string().check(z.maxLength(4_096))), null),
  /** Endless lists of the browser send it along; pages only go forward. */
  direction: z.optional(z.enum(["forward", "backward"])),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 20),
});

export type ListParkedMessagesInput = z.output<typeof listParkedMessagesSchema>;

export const getParkedMessageSchema = z.strictObject({ messageId: z.uuid() });

export type GetParkedMessageInput = z.output<typeof getParkedMessageSchema>;
