import type { ChallengeDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { parsePhone } from "@/server/accounts/domain/value-objects/phone";
import { type Identifier, keyOf } from "../login/read-identifier";
import { type MessageBudgetDeps, mayWriteTo, takeFromAddress } from "../message-budget";
import { type ProveOwnPasswordDeps, proveOwnPassword } from "../prove-own-password/prove-own-password";
import type { ChangeContactInput } from "./change-contact.schema";
import { changeContactWithin } from "./change-contact-within";
import { findOwner, type OwnerDeps } from "./contact-owner";

export type ChangeContactDeps = ProveOwnPasswordDeps &
  MessageBudgetDeps &
  OwnerDeps & {
    readonly unitOfWork: UnitOfWork;
    readonly auditLog: AuditLog;
    readonly codes: VerificationCodes;
    readonly newId: NewId;
    readonly phoneRegion: string;
    readonly evenly: <T>(work: Promise<T>) => Promise<T>;
  };

/**
 * Asks for another email or mobile number: with the password, by a code to the new one. Nothing changes before the code
 * comes back. A contact that belongs to somebody else gets the same answer and the same work; its owner is told. Refuses
 * VALIDATION at `contact` or `password`, and RATE_LIMITED by the password's counter or the address alone.
 */
export const changeContact =
  (deps: ChangeContactDeps) =>
  async (input: ChangeContactInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<ChallengeDto>> => {
    const wanted = readContact(input, deps.phoneRegion);
    if (!wanted.ok) return refuseUnseen(deps, actor, origin, wanted.refusal);
    const proved = await proveOwnPassword(deps, actor, input.password);
    if (!proved.ok) return refuseUnseen(deps, actor, origin, proved.refusal);
    const waitSeconds = await takeFromAddress(deps, "contact", origin.ip, deps.now());
    if (waitSeconds !== null) {
      return refuseUnseen(deps, actor, origin, { code: "RATE_LIMITED", retryAfterSeconds: waitSeconds });
    }
    return deps.evenly(send(deps, wanted.value, actor, origin));
  };

async function send(
  deps: ChangeContactDeps,
  wanted: Identifier,
  actor: HolderActor,
  origin: RequestOrigin,
): Promise<Result<ChallengeDto>> {
  const { accountId } = actor;
  const contact = keyOf(wanted);
  const challengeId = deps.newId();
  const sends = await mayWriteTo(deps, "contact", contact, deps.now());
  const owner = await findOwner(deps, contact, accountId);
  const asked = await deps.unitOfWork(
    {
      action: "account.change-contact",
      actor,
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
    },
    (write) => changeContactWithin(write, deps, { accountId, wanted, challengeId, owner: owner.taken, sends }),
  );
  return asked.ok ? done({ challengeId }) : asked;
}

function readContact({ kind, contact }: ChangeContactInput, region: string): Result<Identifier> {
  if (kind === "EMAIL") {
    const email = parseEmail(contact, "contact");
    return email.ok ? done({ kind, email: email.value }) : email;
  }
  const phone = parsePhone(contact, region, "contact");
  return phone.ok ? done({ kind, phone: phone.value }) : phone;
}

async function refuseUnseen(
  { auditLog }: ChangeContactDeps,
  actor: HolderActor,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  const subject = { type: "ACCOUNT", id: actor.accountId } as const;
  await auditLog.recordRefusal({ action: "account.change-contact", actor, origin, code: refusal.code, subject });
  return refuse(refusal);
}
