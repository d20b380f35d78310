import type { TrustRepository } from "@/server/accounts/application/ports/outbound/trust-repository";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import { queryOf } from "./transaction";
import { exposuresOf } from "./trust-exposures";
import { listFacts } from "./trust-facts";
import { type NextLook, trustProfileStore } from "./trust-profile-store";
import { restateProfiles } from "./trust-restatement";
import {
  findSignal,
  insertNewSignals,
  listSignalsOfFactor,
  listSignalsOfMany,
  type OpenDetails,
} from "./trust-signal-store";
import type { UnitParts } from "./unit-parts";

export type TrustRepositoryDeps = {
  readonly nextLook: NextLook;
  readonly sealer: PersonalDataSealer;
  readonly openDetails: OpenDetails;
};

export function trustRepository(
  parts: UnitParts,
  { nextLook, sealer, openDetails }: TrustRepositoryDeps,
): TrustRepository {
  const profiles = trustProfileStore(parts, nextLook);
  return {
    find: async (accountId) => (await profiles.findMany([accountId])).get(accountId) ?? null,
    findMany: (ids) => profiles.findMany(ids),
    saveMany: (changed) => profiles.saveMany(changed),
    insertNew: (signals) => insertNewSignals(parts, sealer, signals),
    listSignals: async (accountId, since, limit) =>
      (await listSignalsOfMany(parts.tx, openDetails, [{ accountId, since }], limit)).get(accountId) ?? [],
    listSignalsOfMany: (wanted, limitEach) => listSignalsOfMany(parts.tx, openDetails, wanted, limitEach),
    exposuresOf: (wanted, limitEach) => exposuresOf(parts.tx, wanted, limitEach),
    findSignal: (accountId, id, recordedAt) => findSignal(parts.tx, openDetails, { accountId, id, recordedAt }),
    listSignalsOfFactor: (ids, factor) => listSignalsOfFactor(parts.tx, openDetails, ids, factor),
    restate: (restated, version, at) => restateProfiles(parts, restated, version, at),
    listFacts: (accountIds, factors) => listFacts(queryOf(parts.tx), accountIds, factors),
  };
}
