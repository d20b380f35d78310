import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { LinkDirectory } from "@/server/accounts/application/ports/outbound/link-directory";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isFraudLock } from "@/server/accounts/domain/domain-services/locked-company-service";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { LockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { flagLinkedWithin } from "./flag-linked-within";

export type FlagLinkedAccountsDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly newId: () => string;
  readonly links: Pick<LinkDirectory, "linksOf">;
};

export type FraudLock = { readonly accountId: AccountId; readonly reason: LockReason; readonly since: Date };

/** Accounts of one commit. */
const AT_ONCE = 50;

/**
 * An account was locked for fraud: whoever is linked to it directly gets a review case, or one more reason in the open
 * one. Somebody who was decided on after the lock does not come back by it, so that news that come twice change
 * nothing. Answers how many cases opened or grew.
 */
export const flagLinkedAccounts =
  ({ unitOfWork, newId, links }: FlagLinkedAccountsDeps) =>
  async ({ accountId, reason, since }: FraudLock, origin: RequestOrigin): Promise<Result<number>> => {
    if (!isFraudLock(reason)) return done(0);
    const linked = [...new Set((await links.linksOf(accountId)).map(({ other }) => other))].sort();
    let flagged = 0;
    for (let start = 0; start < linked.length; start += AT_ONCE) {
      const some = linked.slice(start, start + AT_ONCE);
      const subject = { type: "ACCOUNT", id: accountId } as const;
      const actor = { kind: "SYSTEM", name: "system:policy" } as const;
      const outcome = await unlessNothingToDo(
        unitOfWork(
          { action: "case.open", actor, origin, subject, accounts: some, reason: { code: "LINKED_TO_FRAUD" } },
          async (write) => {
            const count = await flagLinkedWithin(write, some, { since, newId });
            if (count === 0) throw new NothingToDo();
            return done(count);
          },
        ),
      );
      if (outcome && !outcome.ok) return outcome;
      flagged += outcome?.value ?? 0;
    }
    return done(flagged);
  };
