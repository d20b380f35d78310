import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { StaffDirectory } from "@/server/accounts/application/ports/outbound/staff-directory-port";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";

export type FirstAdminLinkDeps = {
  readonly mailLinks: MailLinks;
  readonly staffDirectory: StaffDirectory;
  readonly newId: NewId;
};

/** The link for the machine's console, made anew at each start; null once an ADMIN exists. There is no default one. */
export const firstAdminLink =
  ({ mailLinks, staffDirectory, newId }: FirstAdminLinkDeps) =>
  async (): Promise<string | null> => {
    if ((await staffDirectory.countAdmins()) > 0) return null;
    const accountId = accountIdFrom(newId());
    return await mailLinks.make({ purpose: "FIRST_ADMIN", accountId, epoch: 0, challengeId: null });
  };
