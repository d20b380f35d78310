import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type {
  PasskeyCeremony,
  PasskeyChallenges,
  PasskeyOptions,
  PasskeyPurpose,
  SecondFactorReader,
} from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { Passkey } from "@/server/accounts/domain/entities/second-factor";
import { authenticationFailed } from "@/server/accounts/domain/exceptions/authentication-failed";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PasskeyAnswerInput } from "./passkey-answer.schema";

export type PasskeyDeps = {
  readonly passkeyChallenges: PasskeyChallenges;
  readonly passkeyCeremony: PasskeyCeremony;
  readonly secondFactorReader: SecondFactorReader;
  readonly now: Clock;
};

/** What a browser needs to ask its authenticator. */
export type PasskeyQuestion = { readonly challengeId: string; readonly options: PasskeyOptions };

export type VerifiedPasskey = { readonly passkey: Passkey; readonly signCount: number };

type Asking = {
  readonly purpose: Exclude<PasskeyPurpose, "ADD">;
  readonly deviceTokenHash: Uint8Array;
  /** Null: any passkey that the browser has for us. */
  readonly accountId: AccountId | null;
};

/** A new challenge for this browser, and which passkeys may answer it. */
export async function askForPasskey(deps: PasskeyDeps, asking: Asking): Promise<Result<PasskeyQuestion>> {
  if (!deps.passkeyCeremony.isPossible) return refuse({ code: "NOT_FOUND", what: "passkey" });
  const { accountId } = asking;
  const allowed = accountId ? await deps.secondFactorReader.listPasskeys(accountId) : [];
  if (accountId && allowed.length === 0) return refuse({ code: "NOT_FOUND", what: "passkey" });
  const { id, challenge } = await deps.passkeyChallenges.open({ ...asking, at: deps.now() });
  return done({ challengeId: id, options: await deps.passkeyCeremony.optionsToProve(challenge, allowed) });
}

/** Uses the challenge up, then checks the signature: outside every transaction. One refusal for every cause. */
export async function verifyPasskey(
  deps: PasskeyDeps,
  { challengeId, answer }: PasskeyAnswerInput,
  { purpose, deviceTokenHash, accountId }: Asking,
): Promise<Result<VerifiedPasskey>> {
  const opened = await deps.passkeyChallenges.consume({ id: challengeId, purpose, deviceTokenHash, at: deps.now() });
  const credentialId = deps.passkeyCeremony.credentialIdOf(answer);
  const passkey = opened && credentialId && (await deps.secondFactorReader.findPasskey(credentialId));
  if (!opened || !passkey || opened.accountId !== accountId) return refuse(authenticationFailed());
  if (accountId && passkey.accountId !== accountId) return refuse(authenticationFailed());
  const signCount = await deps.passkeyCeremony.verifyProof(answer, opened.challenge, passkey);
  return signCount.ok ? done({ passkey, signCount: signCount.value }) : signCount;
}
