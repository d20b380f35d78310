import type { RenewedSessionDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { hasSecondFactor } from "@/server/accounts/domain/entities/second-factor";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { RotateSessionDeps } from "../rotate-session/rotate-session-within";
import {
  type ConfirmedPassword,
  type ConfirmPasswordDeps,
  confirmPassword,
  isPasswordOf,
  wrongPassword,
} from "../second-factor/confirm-password";
import { carryOnWithin, tellOfFactor } from "../second-factor/factor-changed-within";
import { auditedFor } from "../second-factor/factor-owner";
import type { RemoveSecondFactorInput } from "./remove-second-factor.schema";

export type RemoveSecondFactorDeps = ConfirmPasswordDeps & RotateSessionDeps;

type Removal = {
  readonly factor: RemoveSecondFactorInput["factor"];
  readonly actor: HolderActor | StaffActor;
  readonly confirmed: ConfirmedPassword;
};

/**
 * Removes the app or a passkey: with the password, and a factor proved within the last minutes (STEP_UP_REQUIRED). With
 * the last one the recovery codes go too. Staff keep their last one: CONFLICT_OF_INTEREST. Other sessions end.
 */
export const removeSecondFactor =
  (deps: RemoveSecondFactorDeps) =>
  async (
    { factor, password, deviceTokenHash }: RemoveSecondFactorInput & { readonly deviceTokenHash: Uint8Array },
    actor: HolderActor | StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<RenewedSessionDto | null>> => {
    const { accountId } = actor;
    const { tried, confirmed } = await confirmPassword(deps, password, { accountId, deviceTokenHash });
    const action = factor.kind === "APP" ? "account.remove-second-factor" : "account.remove-passkey";
    const removed = await deps.unitOfWork(auditedFor({ kind: "SIGNED_IN", actor }, action, origin), async (write) =>
      confirmed.ok ? removeWithin(write, deps, { factor, actor, confirmed: confirmed.value }) : confirmed,
    );
    if (removed.ok) await tried.forgive();
    return removed;
  };

async function removeWithin(
  write: WritableRepositories,
  deps: RotateSessionDeps,
  { factor, actor, confirmed }: Removal,
): Promise<Result<RenewedSessionDto | null>> {
  const account = await write.accounts.find(actor.accountId);
  if (!account || !(await isPasswordOf(write, account.id, confirmed))) return wrongPassword();
  if (!(await takeAway(write, account.id, factor))) return refuse({ code: "NOT_FOUND", what: "second factor" });
  if (!hasSecondFactor(await write.secondFactors.held(account.id))) {
    if (isStaffAccount(account)) {
      return refuse({
        code: "CONFLICT_OF_INTEREST",
        because: "staff sign in with a second factor, and this is the last",
      });
    }
    await write.secondFactors.replaceRecoveryCodes(account.id, []);
  }
  const what = factor.kind === "APP" ? "authenticator app" : "passkey";
  tellOfFactor(write, account, { what, change: "removed" });
  const renewed = await carryOnWithin(write, deps, { kind: "SIGNED_IN", actor }, "AS_BEFORE");
  return renewed.ok ? done(renewed.value) : renewed;
}

async function takeAway(
  write: WritableRepositories,
  accountId: AccountId,
  factor: Removal["factor"],
): Promise<boolean> {
  if (factor.kind === "APP") {
    const { app } = await write.secondFactors.held(accountId);
    return app && (await write.secondFactors.removeTotp(accountId));
  }
  return (await write.secondFactors.removePasskey(accountId, factor.id)) !== null;
}
