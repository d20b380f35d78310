import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import {
  type InvitationStart,
  isOver,
  startInvitation,
  withdrawInvitation,
} from "@/server/accounts/domain/aggregates/staff-invitation-aggregate";
import type { StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";

/** Stores a new invitation, PENDING. ALREADY_EXISTS while another one for the address lives; one whose days are over goes. */
export async function openInvitationWithin(
  write: WritableRepositories,
  start: Omit<InvitationStart, "at">,
): Promise<Result<StaffInvitation>> {
  const living = await write.staff.findLivingInvitation(start.email.key);
  if (living) {
    const refused = isOver(living, write.at) ? await withdrawWithin(write, living) : alreadyInvited;
    if (refused) return refused;
  }
  return write.staff.insertInvitation(startInvitation({ ...start, at: write.at }));
}

/** Null when it is withdrawn now. */
export async function withdrawWithin(
  write: WritableRepositories,
  invitation: StaffInvitation,
): Promise<Refused | null> {
  const withdrawn = withdrawInvitation(invitation);
  if (!withdrawn.ok) return withdrawn;
  if (withdrawn.value === invitation) return null;
  const saved = await write.staff.saveInvitation(invitation, withdrawn.value);
  return saved.ok ? null : saved;
}

const alreadyInvited = refuse({ code: "ALREADY_EXISTS", what: "invitation" });
