import type { MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import type { Result } from "@/server/accounts/domain/result";
import { type CodeToSend, sendCodeWithin } from "./send-code-within";

export type SignUpCodeDeps = { readonly codes: VerificationCodes; readonly mailLinks: MailLinks };

/** The code of a sign-up. A mail carries a link beside it, which works on another device too; a text is short. */
export async function sendSignUpCode(
  write: WritableRepositories,
  { codes, mailLinks }: SignUpCodeDeps,
  code: Omit<CodeToSend, "purpose" | "link">,
): Promise<Result<null>> {
  const { id: challengeId, accountId, contact } = code;
  if (contact.kind !== "EMAIL") return sendCodeWithin(write, codes, { ...code, purpose: "SIGN_UP" });
  const epoch = await write.links.epochOf(accountId);
  const link = await mailLinks.make({ purpose: "VERIFY_CONTACT", accountId, epoch, challengeId });
  return sendCodeWithin(write, codes, { ...code, purpose: "SIGN_UP", link });
}
