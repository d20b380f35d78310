import * as z from "zod/mini";
import { done, refuse } from "@/server/accounts/domain/result";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { approvedOrder } from "../approve-request/approved-order";
import { changeRoleWithin } from "./change-role-within";
import { granterWithin } from "./granter-within";

/** The second ADMIN agreed: the role changes, and the sessions end. */
export const runApprovedRole = approvedOrder(
  z.strictObject({ role: z.enum(STAFF_ROLES) }),
  async (write, { role }, { accountId, requestedBy, decidedBy }) => {
    if (!accountId) return refuse({ code: "NOT_FOUND", what: "account" });
    const granter = await granterWithin(write, requestedBy);
    const changed = await changeRoleWithin(write, { accountId, role, granter, approvedBy: decidedBy });
    return changed.ok ? done({ endedSessionIds: changed.value }) : changed;
  },
);
