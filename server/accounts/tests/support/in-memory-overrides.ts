import type { OverrideRepository } from "@/server/accounts/application/ports/outbound/override-repository";
import { done, refuse } from "@/server/accounts/domain/result";
import type { Tables } from "./in-memory-state";

export const overridesOver = ({ overrides }: Tables): OverrideRepository => ({
  findOpen: async (accountId) =>
    [...overrides.values()].find((one) => one.accountId === accountId && one.end === null) ?? null,
  insert: async (override) => void overrides.set(override.id, override),
  save: async (before, after) => {
    if (overrides.get(before.id)?.version !== before.version) return refuse({ code: "CONFLICT", what: "override" });
    const stored = { ...after, version: before.version + 1 };
    overrides.set(before.id, stored);
    return done(stored);
  },
});
