import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToDecideOnOwn } from "@/server/accounts/domain/domain-services/authorization-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isStaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { toMilli } from "@/server/accounts/domain/value-objects/trust-score";
import { requestApprovalWithin } from "../request-approval/request-approval-within";
import type { OverrideTrustInput } from "./override-trust.schema";

export type OverrideAsked = {
  readonly approvalId: string;
  readonly auditEntryId: string;
  readonly expiresAt: Date;
  readonly until: Date;
};

/**
 * Asks for a floor or a ceiling on an account's score: nobody sets one alone. Its end is counted from now; waiting for
 * an answer adds nothing. Refuses one's own account, staff accounts, and a second request while one waits.
 */
export const overrideTrust =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: OverrideTrustInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<OverrideAsked>> => {
    const accountId = accountIdFrom(input.accountId);
    const { kind, reasonCode, note } = input;
    return unitOfWork(
      {
        action: "trust.override",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { code: reasonCode, note },
      },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        const own = refusalToDecideOnOwn(actor.accountId, accountId);
        if (own) return own;
        if (account.roles.some(({ type }) => isStaffRole(type))) {
          return refuse({ code: "FORBIDDEN", permission: "trust.override" });
        }
        const until = new Date(write.at.getTime() + input.days * DAY_MS);
        const order = { kind, scoreMilli: toMilli(input.points), reasonCode, until: until.toISOString() };
        const question = { action: "trust.override", accountId, order, reasonCode, note, by: actor } as const;
        const asked = await requestApprovalWithin(write, question);
        if (!asked.ok) return asked;
        const { id: approvalId, expiresAt } = asked.value;
        return done({ approvalId, auditEntryId: write.auditEntryId, expiresAt, until });
      },
    );
  };
