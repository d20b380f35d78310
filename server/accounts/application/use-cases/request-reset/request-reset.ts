import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { mailLinkPolicy } from "@/server/accounts/domain/policies/mail-link-policy";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type Identifier, keyOf, readIdentifier } from "../login/read-identifier";
import { type MessageBudgetDeps, mayWriteTo, takeFromAddress } from "../message-budget";
import { provedRecipient } from "../proved-recipient";
import type { IdentifierInput } from "./request-reset.schema";

export type RequestResetDeps = MessageBudgetDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly signInDirectory: SignInDirectory;
  readonly mailLinks: MailLinks;
  readonly now: Clock;
  readonly phoneRegion: string;
  readonly evenly: <T>(work: Promise<T>) => Promise<T>;
};

/**
 * Asks for a link to choose a new password, sent to the contact that was typed where it was proved. Known, unknown,
 * on hold and disabled people get one answer; only the mailbox tells. Refuses VALIDATION by the input alone and
 * RATE_LIMITED by the address alone.
 */
export const requestReset =
  (deps: RequestResetDeps) =>
  async (input: IdentifierInput, origin: RequestOrigin): Promise<Result<null>> => {
    const identifier = readIdentifier(input.identifier, deps.phoneRegion, "identifier");
    if (!identifier.ok) return refuseUnseen(deps, origin, identifier.refusal);
    const waitSeconds = await takeFromAddress(deps, "reset", origin.ip, deps.now());
    if (waitSeconds !== null) {
      return refuseUnseen(deps, origin, { code: "RATE_LIMITED", retryAfterSeconds: waitSeconds });
    }
    await deps.evenly(sendWhereKnown(deps, identifier.value, origin));
    return done(null);
  };

async function sendWhereKnown(deps: RequestResetDeps, identifier: Identifier, origin: RequestOrigin): Promise<void> {
  const contact = keyOf(identifier);
  const isWithin = await mayWriteTo(deps, "reset", contact, deps.now());
  const facts = await deps.signInDirectory.findByContact(contact, null);
  if (!facts || !isWithin) {
    const refusal: Refusal = isWithin
      ? { code: "NOT_FOUND", what: "account" }
      : { code: "RATE_LIMITED", retryAfterSeconds: 0 };
    await refuseUnseen(deps, origin, refusal);
    return;
  }
  const { accountId } = facts;
  await deps.unitOfWork(
    {
      action: "account.request-reset",
      actor: { kind: "ANONYMOUS" },
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
    },
    (write) => sendLinkWithin(write, deps, accountId, identifier),
  );
}

/** DISABLED is for good, and a contact that nobody proved is nobody's. A lock or a suspension stays over the account. */
async function sendLinkWithin(
  write: WritableRepositories,
  { mailLinks }: RequestResetDeps,
  accountId: AccountId,
  identifier: Identifier,
): Promise<Result<null>> {
  const account = await write.accounts.find(accountId);
  if (account?.status === "DISABLED") return refuse({ code: "ACCOUNT_DISABLED" });
  const recipient = account && provedRecipient(account, keyOf(identifier));
  if (!recipient) return refuse({ code: "NOT_FOUND", what: "contact" });
  const epoch = await write.links.epochOf(accountId);
  const link = await mailLinks.make({ purpose: "RESET_PASSWORD", accountId, epoch, challengeId: null });
  const values = { link, minutes: String(mailLinkPolicy.livesMinutes) };
  write.notifications.queue({ accountId, ...recipient, template: "RESET_PASSWORD", values });
  return done(null);
}

async function refuseUnseen(
  { auditLog }: Pick<RequestResetDeps, "auditLog">,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  const actor = { kind: "ANONYMOUS" } as const;
  await auditLog.recordRefusal({ action: "account.request-reset", actor, origin, code: refusal.code, subject: null });
  return refuse(refusal);
}
