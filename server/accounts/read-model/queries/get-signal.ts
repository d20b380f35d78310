import { maskEmail, maskGstin, maskIp, maskPhone } from "@/server/accounts/application/dto/masking";
import type { SignalDto } from "@/server/accounts/application/dto/signals-dto";
import type { GetSignalInput } from "@/server/accounts/application/ports/inbound/signal-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import type { SignalQueryDeps } from "./list-signals";
import type { OpenPrivate } from "./private-values";
import { readTogether, type Statement } from "./read-pool";
import { type Reader, readerOf, refuseUnless } from "./reader";
import { toSignalRows } from "./signal-rows";
import { type SignalRow, signalColumns, toSignal } from "./stored-signals";

export type GetSignalDeps = SignalQueryDeps & { readonly openPrivate: OpenPrivate };

const byId: Statement = {
  name: "signal-by-id",
  text: `SELECT ${signalColumns}, g.sealed_detail FROM trust_signal g WHERE g.recorded_at = $2 AND g.id = $1`,
};

type Row = SignalRow & { readonly sealed_detail: Uint8Array | null };

/**
 * One signal with the event it came of. Private parts are masked for those who may ask for one with a reason, and left
 * out for everybody else. Refuses NOT_FOUND.
 */
export const getSignal =
  ({ pool, now, policies, openPrivate }: GetSignalDeps) =>
  async ({ id, recordedAt }: GetSignalInput, actor: StaffActor): Promise<Result<SignalDto>> => {
    const refused = refuseUnless(actor, "signal.read");
    if (refused) return refused;
    const reader = readerOf(actor);
    const moment = { at: now(), policies: await policies.inForce() };
    return await readTogether(pool, async (read) => {
      const [row] = await read<Row>(byId, [id, recordedAt]);
      if (!row) return refuse({ code: "NOT_FOUND", what: "signal" });
      const signal = toSignal(row);
      const [shown] = await toSignalRows(read, [signal], reader, moment);
      if (!shown) return refuse({ code: "NOT_FOUND", what: "signal" });
      const secret = row.sealed_detail && (await openPrivate(signal.accountId, row.sealed_detail));
      const { halfLifeDays } = policyFor(signal.accountId, moment.policies).factors[signal.factor];
      const age = Math.max(0, moment.at.getTime() - signal.occurredAt.getTime());
      return done({
        ...shown,
        factor: signal.factor,
        good: signal.good,
        bad: signal.bad,
        halfLifeDays,
        leftShare: 2 ** (-age / (halfLifeDays * DAY_MS)),
        addressKey: addressKeyOf(secret),
        raw: rawOf(row, privateParts(secret, row.sealed_detail !== null, reader)),
      });
    });
  };

/** The shop's addresses arrive as keyed hashes; what a sign-in noted is an address itself, and no name of a group. */
function addressKeyOf(secret: Readonly<Record<string, unknown>> | null): string | null {
  const ip = secret?.["ip"];
  return typeof ip === "string" && HASH.test(ip) ? Buffer.from(ip, "base64url").toString("hex") : null;
}

const HASH = /^[\w-]{43}$/;

function rawOf(row: Row, secret: Readonly<Record<string, string>>): string {
  const event = {
    source: row.source,
    sourceEventId: row.source_event_id,
    accountId: row.account_id,
    factor: row.factor,
    good: row.good,
    bad: row.bad,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    detail: { ...row.detail, ...secret },
  };
  return JSON.stringify(event, null, 2);
}

const MASKS: Readonly<Record<string, (value: string) => string>> = {
  ip: maskIp,
  email: maskEmail,
  phone: maskPhone,
  gstin: maskGstin,
};

const HIDDEN = "•••";

function privateParts(
  secret: Readonly<Record<string, unknown>> | null,
  isSealed: boolean,
  { reveals }: Reader,
): Readonly<Record<string, string>> {
  if (!isSealed) return {};
  if (!secret || !reveals) return { private: "left out" };
  return Object.fromEntries(
    Object.entries(secret).map(([key, value]) => [
      key,
      typeof value === "string" ? (MASKS[key]?.(value) ?? HIDDEN) : HIDDEN,
    ]),
  );
}
