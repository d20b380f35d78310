import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { changeStaffRole } from "@/server/accounts/domain/aggregates/account-roles";
import { OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { askAboutRole } from "./ask-about-role";

/**
 * An ADMIN asks for another role for a member of the team. It takes effect when a second ADMIN approves, and is decided
 * anew then. What would be refused then for certain is refused here: oneself, the wrong side, above one's own role, the
 * last ADMIN. CONFLICT for the role already held.
 */
export const assignRole = ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  askAboutRole(unitOfWork, {
    action: "account.assign-role",
    decide: (account, wish) => changeStaffRole(account, { ...wish, approvedBy: OPERATOR }),
    needless: { code: "CONFLICT", what: "role" },
  });
