import type { SellerDesk } from "../entities/seller-desk";
import type { OnboardingState } from "../entities/seller-onboarding";
import { type Refused, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import type { RoleType } from "../value-objects/role-type";
import { type BusinessCalendar, indiaOfficeHours } from "./business-calendar";
import { refusalToDecideStage } from "./seller-onboarding-policy";

/** How long staff take to decide a stage, in hours of work; the clock stops while the stage does not lie with us. */
export const sellerDeskPolicy: { readonly decisionBusinessHours: number; readonly calendar: BusinessCalendar } = {
  decisionBusinessHours: 24,
  calendar: indiaOfficeHours,
};

type Colleague = { readonly id: AccountId; readonly roles: readonly RoleType[] };

export type Assignment = {
  readonly by: Colleague;
  /** Null releases. */
  readonly to: Colleague | null;
  /** Who had it on the screen of whoever asks. */
  readonly seen: AccountId | null;
};

/** Only a LEAD gives an application to somebody else, whoever has it. */
export const mayHandOver = ({ roles }: Pick<Colleague, "roles">): boolean => roles.includes("LEAD");

/**
 * A LEAD assigns to anyone who may decide the stage; an ANALYST takes what nobody has, and gives back what is theirs.
 * Whoever comes second meets CONFLICT: `by` is the id of who has it.
 */
export function refusalToAssign(
  { accountId, stage, assigneeId }: Pick<SellerDesk, "accountId" | "stage" | "assigneeId">,
  { stages }: Pick<OnboardingState, "stages">,
  { by, to, seen }: Assignment,
): Refused | null {
  const handsOver = mayHandOver(by);
  if (!handsOver && to !== null && to.id !== by.id) return refuse({ code: "FORBIDDEN", permission: "seller.assign" });
  if (assigneeId !== null && assigneeId !== seen) return refuse({ code: "CONFLICT", what: "assignee", by: assigneeId });
  if (assigneeId !== seen) return refuse({ code: "CONFLICT", what: "assignee" });
  if (!handsOver && assigneeId !== null && assigneeId !== by.id) {
    return refuse({ code: "CONFLICT", what: "assignee", by: assigneeId });
  }
  return to && refusalToDecideStage(stage, to, { accountId, identityApprovedBy: stages.IDENTITY.approvedBy });
}
