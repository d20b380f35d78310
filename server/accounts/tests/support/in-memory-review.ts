import type { AppealRepository } from "@/server/accounts/application/ports/outbound/appeal-repository";
import type { ReviewCaseRepository } from "@/server/accounts/application/ports/outbound/review-case-repository";
import type { StatementRepository } from "@/server/accounts/application/ports/outbound/statement-repository";
import { done, refuse } from "@/server/accounts/domain/result";
import { appealIdFrom } from "@/server/accounts/domain/value-objects/appeal-id";
import { statementIdFrom } from "@/server/accounts/domain/value-objects/statement-id";
import type { Tables } from "./in-memory-state";
import { pairOf } from "./in-memory-trust";

export const casesOver = ({ cases }: Tables): ReviewCaseRepository => {
  const latest = (accountId: string) =>
    [...cases.values()]
      .filter((one) => one.accountId === accountId)
      .sort((one, other) => other.openedAt.getTime() - one.openedAt.getTime())[0];
  return {
    find: async (id) => cases.get(id) ?? null,
    findLatest: async (accountId) => latest(accountId) ?? null,
    findLatestMany: async (ids) => new Map(ids.flatMap((id) => pairOf(id, latest(id)))),
    insertMany: async (opened) => {
      for (const one of opened) cases.set(one.id, one);
    },
    save: async (before, after) => {
      if (cases.get(before.id)?.version !== before.version) return refuse({ code: "CONFLICT", what: "case" });
      const stored = { ...after, version: before.version + 1 };
      cases.set(before.id, stored);
      return done(stored);
    },
    saveMany: async (changed) => {
      for (const { before, after } of changed) {
        if (cases.get(before.id)?.version !== before.version) throw new Error("A held case changed meanwhile");
        cases.set(before.id, { ...after, version: before.version + 1 });
      }
    },
  };
};

/** Ids count up beside those of the id source. */
export const statementsOver = ({ statements }: Tables): StatementRepository => ({
  withdraw: async (accountId, createdAt) => {
    for (const [id, one] of statements) {
      if (one.accountId === accountId && one.createdAt.getTime() === createdAt.getTime()) statements.delete(id);
    }
  },
  insert: async (statement) => {
    const id = statementIdFrom(`018f0001-0000-7000-8000-${(statements.size + 1).toString(16).padStart(12, "0")}`);
    statements.set(id, { ...statement, id });
    return id;
  },
  find: async (accountId, id) => {
    const stored = statements.get(id);
    return stored?.accountId === accountId ? stored : null;
  },
  findLatest: async (accountId, decision) =>
    [...statements.values()].filter((one) => one.accountId === accountId && one.decision === decision).at(-1) ?? null,
  decidersOf: async ({ decidedBy }) => new Set(decidedBy ? [decidedBy] : []),
});

export const appealsOver = ({ appeals }: Tables): AppealRepository => ({
  newId: () => appealIdFrom(`018f0002-0000-7000-8000-${(appeals.size + 1).toString(16).padStart(12, "0")}`),
  find: async (id) => appeals.get(id) ?? null,
  insert: async (appeal) => {
    const taken = [...appeals.values()].some(({ statementId }) => statementId === appeal.statementId);
    if (taken) return refuse({ code: "ALREADY_EXISTS", what: "appeal" });
    appeals.set(appeal.id, appeal);
    return null;
  },
  answer: async (appeal) => {
    if (appeals.get(appeal.id)?.state !== "OPEN") return refuse({ code: "CONFLICT", what: "appeal" });
    appeals.set(appeal.id, appeal);
    return null;
  },
});
