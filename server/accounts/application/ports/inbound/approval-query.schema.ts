import * as z from "zod/mini";
import { APPROVAL_VIEWS } from "@/server/accounts/application/dto/approval-dto";

export const listApprovalsSchema = z.strictObject({
  view: z._default(z.enum(APPROVAL_VIEWS), "PENDING"),
  cursor: z._default(z.nullable(z.string().check(z.maxLength(4_096))), null),
  /** Endless lists of the browser send it along; pages only go forward. */
  direction: z.optional(z.enum(["forward", "backward"])),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 25),
});

export const getApprovalSchema = z.strictObject({ approvalId: z.uuid() });

export type ListApprovalsInput = z.output<typeof listApprovalsSchema>;
export type GetApprovalInput = z.output<typeof getApprovalSchema>;
