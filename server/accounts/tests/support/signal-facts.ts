import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { IncomingSignal } from "@/server/accounts/application/use-cases/record-signals/incoming-signal";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export const feed: SystemActor = { kind: "SYSTEM", name: "system:import" };
export const workerOrigin: RequestOrigin = { requestId: "test", channel: "worker", ip: null, userAgent: null };
export const livePolicy = async () => trustPolicyV1;

type Masses = { readonly good?: number; readonly bad?: number };

/** A fact of the shop; its event id tells it apart from all others. */
export const factOf = (
  accountId: AccountId,
  factor: Factor,
  event: string,
  { good = 0, bad = 0 }: Masses,
  occurredAt: Date,
  detail: IncomingSignal["detail"] = {},
): IncomingSignal => ({ accountId, factor, good, bad, occurredAt, source: "shop", sourceEventId: event, detail });

/** One chargeback: enough to make an account HIGH that nobody knows yet. */
export const chargeback = (accountId: AccountId, event: string, occurredAt: Date): IncomingSignal =>
  factOf(accountId, "failures", event, { bad: 5 }, occurredAt, { amountMinor: 250_000 });
