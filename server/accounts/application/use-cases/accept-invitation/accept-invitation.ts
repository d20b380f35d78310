import type { PendingSignInDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { MailLink, MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { StaffDirectory } from "@/server/accounts/application/ports/outbound/staff-directory-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { acceptInvitation as decideAccept } from "@/server/accounts/domain/aggregates/staff-invitation-aggregate";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { Result } from "@/server/accounts/domain/result";
import { invitationIdFrom } from "@/server/accounts/domain/value-objects/invitation-id";
import type { OpenPendingDeps } from "../login/open-pending-within";
import type { AcceptInvitationInput } from "./accept-invitation.schema";
import { joinTeamWithin } from "./join-team-within";
import { readNewColleague } from "./read-new-colleague";
import { refuseLink } from "./refuse-link";

export type AcceptInvitationDeps = OpenPendingDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly mailLinks: MailLinks;
  readonly passwordHasher: PasswordHasher;
  readonly signInDirectory: SignInDirectory;
  readonly staffDirectory: StaffDirectory;
};

/**
 * Whoever holds the link joins the team with name and password, and goes on to set up a second factor: no session
 * opens before. NOT_FOUND for every link that opens nothing; of parallel uses one wins.
 */
export const acceptInvitation =
  (deps: AcceptInvitationDeps) =>
  async (
    input: AcceptInvitationInput,
    deviceTokenHash: Uint8Array,
    origin: RequestOrigin,
  ): Promise<Result<PendingSignInDto>> => {
    const refuseEarly = refuseEarlyWith(deps, origin);
    const link = await deps.mailLinks.read("STAFF_INVITATION", input.token);
    const invitation =
      link?.challengeId && (await deps.staffDirectory.findInvitation(invitationIdFrom(link.challengeId)));
    if (!link || !invitation) return refuseEarly(refuseLink());
    const { passwordHasher } = deps;
    const read = readNewColleague(input, invitation.email.address, passwordHasher);
    if (!read.ok) return refuseEarly(read);
    const hashed = await passwordHasher.hash(read.value.password);
    if (!hashed.ok) return refuseEarly(hashed);
    const known = await deps.signInDirectory.findByContact({ kind: "EMAIL", key: invitation.email.key }, null);
    return deps.unitOfWork(
      {
        action: "staff.accept-invitation",
        actor: { kind: "ANONYMOUS" },
        origin,
        subject: { type: "INVITATION", id: invitation.id },
        accounts: known ? [known.accountId] : [],
      },
      async (write) => {
        const current = await write.staff.findInvitation(invitation.id);
        if (!current || !opens(link, current)) return refuseLink();
        const accepted = decideAccept(current, write.at);
        if (!accepted.ok) return refuseLink();
        const saved = await write.staff.saveInvitation(current, accepted.value);
        if (!saved.ok) return refuseLink();
        const { accountId, email, role, invitedBy: by } = current;
        const colleague = { accountId, email, role, by, name: read.value.name };
        return joinTeamWithin(write, deps, { ...colleague, passwordHash: hashed.value, deviceTokenHash });
      },
    );
  };

/** A link is of one version of its invitation: sending it again, withdrawing or accepting makes the next. */
const opens = (link: MailLink, invitation: { readonly accountId: string; readonly version: number }): boolean =>
  link.accountId === invitation.accountId && link.epoch === invitation.version;

/** Refused before any unit of work began: the entry is left here. */
export const refuseEarlyWith =
  ({ auditLog }: Pick<AcceptInvitationDeps, "auditLog">, origin: RequestOrigin) =>
  async <Refusal extends { readonly refusal: { readonly code: RefusalCode } }>(refused: Refusal): Promise<Refusal> => {
    await auditLog.recordRefusal({
      action: "staff.accept-invitation",
      actor: { kind: "ANONYMOUS" },
      origin,
      code: refused.refusal.code,
      subject: null,
    });
    return refused;
  };
