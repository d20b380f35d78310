import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { revokeRole as decideRevoke } from "@/server/accounts/domain/aggregates/account-roles";
import { roleViolation } from "@/server/accounts/domain/exceptions/role-violation";
import { askAboutRole } from "../assign-role/ask-about-role";

/**
 * An ADMIN asks to take one of several staff roles away; the last role goes by deactivating. It takes effect when a
 * second ADMIN approves. Refuses a role not held, the last one, one above their own, and the last ADMIN.
 */
export const revokeRole = ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  askAboutRole(unitOfWork, {
    action: "account.revoke-role",
    decide: decideRevoke,
    needless: roleViolation("ROLE_NOT_HELD"),
  });
