import type { VerifiedDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { MailLink, MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import type { Refused, Result } from "@/server/accounts/domain/result";
import { refuseLink } from "../refuse-link";
import type { VerifyAccountDeps, VerifyingBrowser } from "./verify-account";
import { verifyWithin } from "./verify-within";

export type VerifyByLinkDeps = VerifyAccountDeps & { readonly mailLinks: MailLinks };

/**
 * The button behind the link of a confirmation mail: does what the code does, on any device. A link proves the mailbox,
 * as the code does, so the contact is verified and the password that waits with this challenge becomes the account's:
 * whoever can open the mailbox could ask for a new one anyway. It does not prove that this is the browser in which that
 * password was typed: only there a session opens at once; everywhere else the person signs in, with the password. So
 * nobody who makes somebody press a button is signed in anywhere, and nobody is signed in to an account of another's
 * making. One answer for used, expired, revoked, foreign and made-up links: VALIDATION at `link`.
 */
export const verifyByLink =
  (deps: VerifyByLinkDeps) =>
  async (token: string, browser: VerifyingBrowser, origin: RequestOrigin): Promise<Result<VerifiedDto>> => {
    const link = await deps.mailLinks.read("VERIFY_CONTACT", token);
    const waiting = link && (await findWaiting(deps, link));
    if (!link || !waiting) return deps.evenly(refuseUnseen(deps, origin));
    const isAsker = browser.challengeId === waiting.id;
    const place = isAsker ? { deviceTokenHash: browser.deviceTokenHash, origin } : null;
    const policy = await deps.livePolicy();
    const { accountId } = link;
    return deps.evenly(
      deps.unitOfWork(
        {
          action: "account.verify",
          actor: { kind: "ANONYMOUS" },
          origin,
          subject: { type: "ACCOUNT", id: accountId },
          accounts: [accountId],
        },
        async (write) => {
          if (!(await write.links.spend(link))) return refuseLink();
          const verified = await verifyWithin(write, { ...deps, policy }, waiting, place);
          return verified.ok || verified.refusal.code !== "VALIDATION" ? verified : refuseLink();
        },
      ),
    );
  };

/** What waits behind the link outlives its code's ten minutes: the link itself says how long it is good. */
async function findWaiting({ challengeGuard }: VerifyByLinkDeps, link: MailLink): Promise<Verification | null> {
  if (link.challengeId === null) return null;
  const waiting = await challengeGuard.findUnused({ id: link.challengeId, purpose: "SIGN_UP" });
  return waiting?.accountId === link.accountId ? waiting : null;
}

async function refuseUnseen({ auditLog }: VerifyByLinkDeps, origin: RequestOrigin): Promise<Refused> {
  const actor = { kind: "ANONYMOUS" } as const;
  await auditLog.recordRefusal({ action: "account.verify", actor, origin, code: "VALIDATION", subject: null });
  return refuseLink();
}
