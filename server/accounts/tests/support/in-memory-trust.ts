import type { TrustRepository } from "@/server/accounts/application/ports/outbound/trust-repository";
import { exposureOf } from "@/server/accounts/application/use-cases/record-signals/review-after-scoring";
import { idAt } from "@/server/accounts/domain/domain-services/stale-profiles";
import { clampToScore } from "@/server/accounts/domain/value-objects/trust-score";
import type { Tables } from "./in-memory-state";

export const trustOver = ({ profiles, signals }: Tables): TrustRepository => {
  const listSignals = async (accountId: string, since: Date, limit: number) =>
    [...signals.values()]
      .filter((signal) => signal.accountId === accountId && signal.occurredAt >= since)
      .sort((one, other) => one.occurredAt.getTime() - other.occurredAt.getTime())
      .slice(-limit);
  return {
    find: async (accountId) => profiles.get(accountId) ?? null,
    findMany: async (ids) => new Map(ids.flatMap((id) => pairOf(id, profiles.get(id)))),
    saveMany: async (changed) => {
      for (const profile of changed) profiles.set(profile.accountId, profile);
    },
    insertNew: async (incoming) => {
      const fresh = incoming.filter((signal) => {
        const isNew = !signals.has(signalKey(signal));
        if (isNew) signals.set(signalKey(signal), signal);
        return isNew;
      });
      return fresh;
    },
    listSignals,
    restate: async (changed, policyVersion, at) => {
      let written = 0;
      for (let row = 0; row < changed.count; row += 1) {
        const accountId = idAt(changed, row);
        const profile = profiles.get(accountId);
        if (!profile || profile.version !== changed.profileVersions[row]) continue;
        const scoreMilli = clampToScore(changed.scores[row] ?? 0);
        const shown = { ...profile.shown, scoreMilli };
        profiles.set(accountId, {
          ...profile,
          scoreMilli,
          shown,
          policyVersion,
          evaluatedAt: at,
          version: profile.version + 1,
        });
        written += 1;
      }
      return written;
    },
    listFacts: async (ids, factors) =>
      new Map(
        ids.map((id) => [
          id,
          [...signals.values()].filter((one) => one.accountId === id && factors.includes(one.factor)),
        ]),
      ),
    findSignal: async (accountId, id, recordedAt) =>
      [...signals.values()].find(
        (one) => one.accountId === accountId && one.id === id && one.recordedAt.getTime() === recordedAt.getTime(),
      ) ?? null,
    listSignalsOfFactor: async (ids, factor) =>
      new Map(
        ids.map((id) => [id, [...signals.values()].filter((one) => one.accountId === id && one.factor === factor)]),
      ),
    listSignalsOfMany: async (wanted, limitEach) => {
      const found = await Promise.all(
        wanted.map(async ({ accountId, since, goodAfter = new Date(0) }) =>
          (await listSignals(accountId, since, signals.size))
            .filter(({ good, bad, recordedAt }) => bad > 0 || good < 0 || (goodAfter && recordedAt > goodAfter))
            .slice(-limitEach),
        ),
      );
      return new Map(wanted.flatMap(({ accountId }, at) => (found[at]?.length ? [[accountId, found[at]]] : [])));
    },
    exposuresOf: async (wanted, limitEach) => {
      const sums = wanted.map(async ({ accountId, since, currency }) => {
        const against = (await listSignals(accountId, since, signals.size)).filter(
          ({ good, bad }) => bad > 0 || good < 0,
        );
        return [accountId, exposureOf(against.slice(-limitEach), { currency })] as const;
      });
      return new Map(await Promise.all(sums));
    },
  };
};

const signalKey = (signal: { source: string; sourceEventId: string; accountId: string; factor: string }) =>
  JSON.stringify([signal.source, signal.sourceEventId, signal.accountId, signal.factor]);

export const pairOf = <Key, Value>(key: Key, value: Value | undefined): [Key, Value][] => (value ? [[key, value]] : []);
