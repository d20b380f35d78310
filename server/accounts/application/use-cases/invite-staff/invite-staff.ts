import { maskEmail } from "@/server/accounts/application/dto/masking";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToGrant } from "@/server/accounts/domain/policies/role-escalation-policy";
import type { Result } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { invitationIdFrom } from "@/server/accounts/domain/value-objects/invitation-id";
import { type AskedOfTeam, askOfTeamWithin } from "../assign-role/ask-of-team-within";
import { granterWithin } from "../assign-role/granter-within";
import { refusalOfTakenAddress } from "./free-address-within";
import type { InviteStaffInput } from "./invite-staff.schema";
import { openInvitationWithin } from "./open-invitation-within";
import { readInvitee } from "./read-invitee";

export type InviteStaffDeps = { readonly unitOfWork: UnitOfWork; readonly newId: NewId };

/**
 * An ADMIN asks somebody to join the team. Nothing is sent before a second ADMIN approves. Refuses an address that has
 * an account (ALREADY_EXISTS: the two sides never mix) or a living invitation, and a role above their own.
 */
export const inviteStaff =
  ({ unitOfWork, newId }: InviteStaffDeps) =>
  async (input: InviteStaffInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<AskedOfTeam>> => {
    const id = invitationIdFrom(newId());
    const accountId = accountIdFrom(newId());
    const { role, note } = input;
    return unitOfWork(
      {
        action: "staff.invite",
        actor,
        origin,
        subject: { type: "INVITATION", id },
        accounts: [],
        reason: { code: role, note },
        freshProof: true,
      },
      async (write) => {
        const invitee = readInvitee(input);
        if (!invitee.ok) return invitee;
        const granter = await granterWithin(write, actor.accountId);
        const nobodyYet = { id: accountId, roles: [] };
        const refused =
          refusalToGrant({ target: nobodyYet, role, granter, approvedBy: OPERATOR }) ??
          (await refusalOfTakenAddress(write, invitee.value.email));
        if (refused) return refused;
        const start = { id, accountId, role, invitedBy: actor.accountId, ...invitee.value };
        const opened = await openInvitationWithin(write, start);
        if (!opened.ok) return opened;
        const { email, name } = invitee.value;
        const order = { invitationId: id, name, maskedEmail: maskEmail(email.address) };
        const question = { account: null, order, reasonCode: role, note, by: actor } as const;
        return askOfTeamWithin(write, { action: "staff.invite", ...question });
      },
    );
  };
