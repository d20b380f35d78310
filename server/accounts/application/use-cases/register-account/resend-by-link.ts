import type { ChallengeDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { Result } from "@/server/accounts/domain/result";
import { type ResendCodeDeps, resendCode } from "./resend-code";

/**
 * Sends a new message for a link that is over, to where it was sent: the late link says which challenge waited. Any
 * other link gets the same answer, and no message.
 */
export const resendByLink =
  (deps: ResendCodeDeps) =>
  async (token: string, origin: RequestOrigin): Promise<Result<ChallengeDto>> => {
    const link = await deps.mailLinks.readLate("VERIFY_CONTACT", token);
    return resendCode(deps)(link?.challengeId ?? deps.newId(), origin);
  };
