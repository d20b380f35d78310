import type { RenewedSessionDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { RecoveryCodes, Totp } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { RotateSessionDeps } from "../rotate-session/rotate-session-within";
import { type FactorBudgetDeps, reserveFactor } from "../second-factor/factor-budget";
import { carryOnWithin, tellOfFactor } from "../second-factor/factor-changed-within";
import { auditedFor, type FactorOwner, ownedAccount } from "../second-factor/factor-owner";
import { refuseProof } from "../second-factor/refuse-proof";

export type AddTotpDeps = RotateSessionDeps &
  FactorBudgetDeps & {
    readonly unitOfWork: UnitOfWork;
    readonly totp: Totp;
    readonly recoveryCodes: RecoveryCodes;
  };

/** Shown once: the secret as text in groups, and the drawing of its QR code. */
export type TotpSecretDto = {
  readonly secret: string;
  readonly qr: { readonly size: number; readonly path: string };
};

/** Codes that are told this once, where they were made; and the session's new token, where there is a session. */
export type FactorAddedDto = {
  readonly recoveryCodes: readonly string[] | null;
  readonly renewed: RenewedSessionDto | null;
};

/** A new secret for an authenticator app, worth nothing until a code of it was right. ALREADY_EXISTS beside another. */
export const beginTotp =
  ({ unitOfWork, totp }: AddTotpDeps) =>
  (owner: FactorOwner, origin: RequestOrigin): Promise<Result<TotpSecretDto>> =>
    unitOfWork(auditedFor(owner, "account.add-totp", origin), async (write) => {
      const account = await ownedAccount(write, owner);
      if (!account) return refuse({ code: "SESSION_ENDED" });
      const secret = totp.newSecret();
      const begun = await write.secondFactors.beginTotp(account.id, secret);
      if (!begun) return refuse({ code: "ALREADY_EXISTS", what: "authenticator app" });
      return done({ secret: inGroups(secret), qr: totp.qrCode(totp.uri(secret, labelOf(account))) });
    });

/**
 * The first right code makes the app a second factor: recovery codes are made where there are none, the owner is told,
 * other sessions end and this one gets a new token. One answer for every code that does not work.
 */
export const confirmTotp =
  (deps: AddTotpDeps) =>
  async (
    owner: FactorOwner,
    { code, deviceTokenHash }: { readonly code: string; readonly deviceTokenHash: Uint8Array },
    origin: RequestOrigin,
  ): Promise<Result<FactorAddedDto>> => {
    const accountId = owner.kind === "SIGNED_IN" ? owner.actor.accountId : owner.pending.accountId;
    const tried = await reserveFactor(deps, "app", { accountId, deviceTokenHash });
    const audited = auditedFor(owner, "account.confirm-totp", origin);
    const confirmed = await deps.unitOfWork(audited, async (write) => {
      if (tried.waitSeconds !== null) return refuse({ code: "RATE_LIMITED", retryAfterSeconds: tried.waitSeconds });
      return confirmWithin(write, deps, owner, code);
    });
    if (confirmed.ok) await tried.forgive();
    return confirmed;
  };

async function confirmWithin(
  write: WritableRepositories,
  deps: AddTotpDeps,
  owner: FactorOwner,
  code: string,
): Promise<Result<FactorAddedDto>> {
  const account = await ownedAccount(write, owner);
  if (!account) return refuse({ code: "SESSION_ENDED" });
  const factor = await write.secondFactors.findTotp(account.id);
  const step = factor && !factor.confirmedAt ? deps.totp.matchingStep(factor.secret, code, write.at) : null;
  if (step === null || !(await write.secondFactors.confirmTotp(account.id, step))) return refuseProof();
  tellOfFactor(write, account, { what: "authenticator app", change: "added" });
  return addedWithin(write, deps, owner, account);
}

/** What follows any new factor: codes for the day it is lost, and a session that is worth more. */
export async function addedWithin(
  write: WritableRepositories,
  deps: RotateSessionDeps & { readonly recoveryCodes: RecoveryCodes },
  owner: FactorOwner,
  account: Account,
): Promise<Result<FactorAddedDto>> {
  const { recoveryCodes: left } = await write.secondFactors.held(account.id);
  const made = left === 0 ? deps.recoveryCodes.make(account.id) : null;
  if (made) await write.secondFactors.replaceRecoveryCodes(account.id, made.hashes);
  const renewed = await carryOnWithin(write, deps, owner, "NOW_SECOND_FACTOR");
  return renewed.ok ? done({ recoveryCodes: made?.codes ?? null, renewed: renewed.value }) : renewed;
}

/** What the app lists it under: the contact that people know the account by. */
const labelOf = ({ email, phone, name }: Account): string => email?.email.address ?? phone?.phone ?? name ?? "account";

const inGroups = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(" ");
