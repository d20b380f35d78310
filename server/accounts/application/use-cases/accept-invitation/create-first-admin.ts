import type { PendingSignInDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { OPERATOR } from "@/server/accounts/domain/value-objects/actor-ref";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { problemsOf } from "../invite-staff/read-invitee";
import { type AcceptInvitationDeps, refuseEarlyWith } from "./accept-invitation";
import type { CreateFirstAdminInput } from "./accept-invitation.schema";
import { joinTeamWithin } from "./join-team-within";
import { readNewColleague } from "./read-new-colleague";
import { refuseLink } from "./refuse-link";

/**
 * The link that a start prints while no ADMIN exists: whoever reads the machine's console becomes the first. It works
 * once: with the first ADMIN every such link, of this start and of others, opens nothing any more.
 */
export const createFirstAdmin =
  (deps: AcceptInvitationDeps) =>
  async (
    input: CreateFirstAdminInput,
    deviceTokenHash: Uint8Array,
    origin: RequestOrigin,
  ): Promise<Result<PendingSignInDto>> => {
    const refuseEarly = refuseEarlyWith(deps, origin);
    const link = await deps.mailLinks.read("FIRST_ADMIN", input.token);
    if (!link || (await deps.staffDirectory.countAdmins()) > 0) return refuseEarly(refuseLink());
    const { passwordHasher } = deps;
    const address = parseEmail(input.email);
    const person = readNewColleague(input, input.email, passwordHasher);
    if (!address.ok || !person.ok) {
      return refuseEarly(refuse({ code: "VALIDATION", fields: [address, person].flatMap(problemsOf) }));
    }
    const hashed = await passwordHasher.hash(person.value.password);
    if (!hashed.ok) return refuseEarly(hashed);
    const email = address.value;
    const known = await deps.signInDirectory.findByContact({ kind: "EMAIL", key: email.key }, null);
    return deps.unitOfWork(
      {
        action: "staff.accept-invitation",
        actor: { kind: "ANONYMOUS" },
        origin,
        subject: { type: "ACCOUNT", id: link.accountId },
        accounts: known ? [known.accountId] : [],
      },
      async (write) => {
        if ((await write.staff.countAdmins()) > 0) return refuseLink();
        const colleague = {
          accountId: link.accountId,
          email,
          name: person.value.name,
          role: "ADMIN",
          by: OPERATOR,
        } as const;
        return joinTeamWithin(write, deps, { ...colleague, passwordHash: hashed.value, deviceTokenHash });
      },
    );
  };
