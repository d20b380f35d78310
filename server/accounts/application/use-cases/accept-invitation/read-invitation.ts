import type { InvitationDto } from "@/server/accounts/application/dto/invitation-dto";
import type { MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { StaffDirectory } from "@/server/accounts/application/ports/outbound/staff-directory-port";
import { isInvitationOpen } from "@/server/accounts/domain/aggregates/staff-invitation-aggregate";
import { invitationIdFrom } from "@/server/accounts/domain/value-objects/invitation-id";

export type ReadInvitationDeps = {
  readonly mailLinks: MailLinks;
  readonly staffDirectory: StaffDirectory;
  readonly now: () => Date;
};

/** What the page behind a link shows; null for a link that opens nothing (any more). Looking uses nothing up. */
export const readInvitation =
  ({ mailLinks, staffDirectory, now }: ReadInvitationDeps) =>
  async (token: string): Promise<InvitationDto | null> => {
    if (await mailLinks.read("FIRST_ADMIN", token)) {
      return (await staffDirectory.countAdmins()) === 0 ? { kind: "FIRST_ADMIN" } : null;
    }
    const link = await mailLinks.read("STAFF_INVITATION", token);
    if (!link?.challengeId) return null;
    const invitation = await staffDirectory.findInvitation(invitationIdFrom(link.challengeId));
    if (!invitation || invitation.version !== link.epoch || !isInvitationOpen(invitation, now())) return null;
    const { email, name, role } = invitation;
    return { kind: "INVITATION", email: email.address, name, role };
  };
