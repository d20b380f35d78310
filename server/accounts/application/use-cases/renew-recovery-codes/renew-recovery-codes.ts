import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { RecoveryCodes } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { hasSecondFactor } from "@/server/accounts/domain/entities/second-factor";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { tellOfFactor } from "../second-factor/factor-changed-within";
import { auditedFor } from "../second-factor/factor-owner";

export type RenewRecoveryCodesDeps = { readonly unitOfWork: UnitOfWork; readonly recoveryCodes: RecoveryCodes };

/** Ten new codes, told this once; the old ones are worth nothing. Only beside a second factor, and with a fresh proof. */
export const renewRecoveryCodes =
  ({ unitOfWork, recoveryCodes }: RenewRecoveryCodesDeps) =>
  (actor: HolderActor | StaffActor, origin: RequestOrigin): Promise<Result<readonly string[]>> =>
    unitOfWork(auditedFor({ kind: "SIGNED_IN", actor }, "account.renew-recovery-codes", origin), async (write) => {
      const account = await write.accounts.find(actor.accountId);
      if (!account || !hasSecondFactor(await write.secondFactors.held(actor.accountId))) {
        return refuse({ code: "NOT_FOUND", what: "second factor" });
      }
      const { codes, hashes } = recoveryCodes.make(account.id);
      await write.secondFactors.replaceRecoveryCodes(account.id, hashes);
      tellOfFactor(write, account, { what: "recovery codes", change: "made anew" });
      return done(codes);
    });
