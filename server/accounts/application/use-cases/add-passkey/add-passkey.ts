import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { NewPasskey, RecoveryCodes } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { addedWithin, type FactorAddedDto } from "../add-totp/add-totp";
import type { RotateSessionDeps } from "../rotate-session/rotate-session-within";
import { tellOfFactor } from "../second-factor/factor-changed-within";
import { auditedFor, type FactorOwner, ownedAccount, ownerId } from "../second-factor/factor-owner";
import type { PasskeyDeps, PasskeyQuestion } from "../second-factor/verify-passkey";
import type { AddPasskeyInput } from "./add-passkey.schema";

export type AddPasskeyDeps = PasskeyDeps &
  RotateSessionDeps & {
    readonly unitOfWork: UnitOfWork;
    readonly recoveryCodes: RecoveryCodes;
    readonly newId: NewId;
  };

/** What the browser needs to make a passkey; the unit of work is where a proof that is too old is refused. */
export const askNewPasskey =
  (deps: AddPasskeyDeps) =>
  async (owner: FactorOwner, deviceTokenHash: Uint8Array, origin: RequestOrigin): Promise<Result<PasskeyQuestion>> => {
    if (!deps.passkeyCeremony.isPossible) return refuse({ code: "NOT_FOUND", what: "passkey" });
    const allowed = await deps.unitOfWork(auditedFor(owner, "account.add-passkey", origin), async (write) => {
      const account = await ownedAccount(write, owner);
      if (!account) return refuse({ code: "SESSION_ENDED" });
      const existing = await write.secondFactors.listPasskeys(account.id);
      if (existing.length >= secondFactorPolicy.mostPasskeys) return refuse(tooMany());
      const name = account.email?.email.address ?? account.phone?.phone ?? account.name ?? "Goodstanding";
      return done({ existing, name });
    });
    if (!allowed.ok) return allowed;
    const accountId = ownerId(owner);
    const asked = { purpose: "ADD", accountId, deviceTokenHash, at: deps.now() } as const;
    const { id, challenge } = await deps.passkeyChallenges.open(asked);
    const options = await deps.passkeyCeremony.optionsToAdd({ accountId, challenge, ...allowed.value });
    return done({ challengeId: id, options });
  };

/** Keeps a passkey that answered our challenge in this browser. One refusal for whatever is wrong with it. */
export const addPasskey =
  (deps: AddPasskeyDeps) =>
  async (
    owner: FactorOwner,
    { challengeId, answer, name, deviceTokenHash }: AddPasskeyInput & { readonly deviceTokenHash: Uint8Array },
    origin: RequestOrigin,
  ): Promise<Result<FactorAddedDto>> => {
    const asked = { id: challengeId, purpose: "ADD", deviceTokenHash, at: deps.now() } as const;
    const opened = await deps.passkeyChallenges.consume(asked);
    const isOurs = opened?.accountId === ownerId(owner);
    const made = opened && isOurs ? await deps.passkeyCeremony.verifyNew(answer, opened.challenge) : null;
    return deps.unitOfWork(auditedFor(owner, "account.add-passkey", origin), async (write) =>
      made?.ok ? keepWithin(write, deps, owner, { ...made.value, name }) : refuse(notMade()),
    );
  };

async function keepWithin(
  write: WritableRepositories,
  deps: AddPasskeyDeps,
  owner: FactorOwner,
  made: NewPasskey & { readonly name: string },
): Promise<Result<FactorAddedDto>> {
  const account = await ownedAccount(write, owner);
  if (!account) return refuse({ code: "SESSION_ENDED" });
  const { passkeys } = await write.secondFactors.held(account.id);
  if (passkeys >= secondFactorPolicy.mostPasskeys) return refuse(tooMany());
  const own = { id: deps.newId(), accountId: account.id, createdAt: write.at, lastUsedAt: null };
  if (!(await write.secondFactors.addPasskey({ ...made, ...own }))) return refuse(notMade());
  tellOfFactor(write, account, { what: "passkey", change: "added" });
  return addedWithin(write, deps, owner, account);
}

const problem = (sentence: string) => ({ code: "VALIDATION", fields: [{ field: "", problem: sentence }] }) as const;

const notMade = () => problem("This passkey could not be added. Try again, or use another device.");

const tooMany = () =>
  problem(`An account holds at most ${secondFactorPolicy.mostPasskeys} passkeys. Remove one first.`);
