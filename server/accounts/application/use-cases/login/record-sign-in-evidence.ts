import type { AddressReputation } from "@/server/accounts/application/ports/outbound/fraud-service-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Device } from "@/server/accounts/domain/entities/device";
import type { Factor, TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { countryOf, type SignInWeight } from "@/server/accounts/domain/policies/sign-in-risk-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import type { IncomingSignal } from "../record-signals/incoming-signal";
import { recordSignalsWithin } from "../record-signals/record-signals-within";

export type SeenSignIn = {
  readonly device: Device;
  readonly known: boolean;
  /** No device of the account came before it. */
  readonly first: boolean;
  readonly reputation: AddressReputation;
  readonly sessionId: SessionId;
};

export type EvidenceDeps = { readonly policy: TrustPolicy; readonly newId: () => string };

/** Notes the country, in the sign-in's own unit of work. */
export async function seePlaceWithin(
  { places, at }: WritableRepositories,
  { accountId }: Device,
  reputation: AddressReputation,
): Promise<void> {
  const country = countryOf(reputation);
  if (country) await places.see(accountId, country, at);
}

/**
 * What a sign-in tells about its account, recorded as evidence: each fact once, whatever is repeated. The first device
 * and the first country tell nothing; a private address neither.
 */
export async function recordSignInEvidence(
  write: WritableRepositories,
  deps: EvidenceDeps,
  seen: SeenSignIn,
  { isNewCountry, isImpossibleTravel }: SignInWeight,
): Promise<void> {
  const { device, known, first, reputation, sessionId } = seen;
  const { risk, country } = reputation;
  const detail = { country, ip: device.lastIp };
  const about = aboutSignIn(device, write.at);
  const signals = [
    ...(!known && !first ? [about("newDevices", { good: 0, bad: 1, sourceEventId: device.id, detail: {} })] : []),
    ...(risk > 0 ? [about("ipReputation", { good: 1 - risk, bad: risk, sourceEventId: sessionId, detail })] : []),
    ...(isNewCountry || isImpossibleTravel
      ? [about("ipTravel", { good: 0, bad: 1, sourceEventId: sessionId, detail })]
      : []),
  ];
  if (signals.length === 0) return;
  const recorded = await recordSignalsWithin(write, { signals }, deps);
  if (!recorded.ok) throw new Error(`A sign-in's own signal was refused: ${recorded.refusal.code}`);
}

type Weight = Pick<TrustSignal, "good" | "bad" | "sourceEventId" | "detail">;

const aboutSignIn =
  ({ accountId }: Device, occurredAt: Date) =>
  (factor: Factor, weight: Weight): IncomingSignal => ({
    accountId,
    factor,
    occurredAt,
    source: "sign-in",
    ...weight,
  });
