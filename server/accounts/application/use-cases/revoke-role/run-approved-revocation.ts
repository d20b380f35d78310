import * as z from "zod/mini";
import { revokeRole } from "@/server/accounts/domain/aggregates/account-roles";
import { done, refuse } from "@/server/accounts/domain/result";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { approvedOrder } from "../approve-request/approved-order";
import { granterWithin } from "../assign-role/granter-within";
import { saveRoleWithin } from "../assign-role/save-role-within";

/** The second ADMIN agreed: the role goes, and the sessions end. */
export const runApprovedRevocation = approvedOrder(
  z.strictObject({ role: z.enum(STAFF_ROLES) }),
  async (write, { role }, { accountId, requestedBy }) => {
    if (!accountId) return refuse({ code: "NOT_FOUND", what: "account" });
    const granter = await granterWithin(write, requestedBy);
    const revoked = await saveRoleWithin(write, { accountId, role, granter }, revokeRole);
    return revoked.ok ? done({ endedSessionIds: revoked.value }) : revoked;
  },
);
