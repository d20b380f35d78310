import { roleName } from "@/server/accounts/application/dto/role-words";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import type { Result } from "@/server/accounts/domain/result";

/**
 * Stores the invitation as its next version and queues the mail with a link of that version: links of earlier ones are
 * worth nothing from here on.
 */
export async function sendInvitationWithin(
  write: WritableRepositories,
  before: StaffInvitation,
  { after, invitedBy }: { readonly after: StaffInvitation; readonly invitedBy: string },
): Promise<Result<StaffInvitation>> {
  const saved = await write.staff.saveInvitation(before, after);
  if (!saved.ok) return saved;
  const { accountId, email, role } = saved.value;
  write.notifications.queue({
    accountId,
    channel: "EMAIL",
    recipient: email.address,
    template: "STAFF_INVITATION",
    values: { link: await write.staff.linkFor(saved.value), role: roleName(role), invitedBy },
  });
  return saved;
}
