import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { GuardWatch } from "@/server/accounts/application/ports/outbound/guard-watch";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { bringBack, retire } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { guardedSince, isOverBound } from "@/server/accounts/domain/policies/policy-guard";
import { done, type Result } from "@/server/accounts/domain/result";
import { POLICY_SEED } from "@/server/accounts/domain/value-objects/actor-ref";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { provedContact } from "../proved-contact";
import { hashOfPolicy } from "../publish-policy/hash-of-policy";
import { tellPublished } from "../publish-policy/publish-policy-within";

export type RollBackByRuleDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly guard: GuardWatch;
  /** SHA-256 of a text, as hex. */
  readonly hashOfText: (text: string) => string;
  readonly now: () => Date;
};

const actor: SystemActor = { kind: "SYSTEM", name: "system:policy" };

/**
 * Brings the version before the live one back when the live one flags more accounts within 24 hours than the bound told
 * when it was published, and tells every LEAD. Once: whoever else rolls it back or follows it first, a person or another
 * worker, is the one who did. Null when nothing was to do.
 */
export const rollBackByRule =
  (deps: RollBackByRuleDeps) =>
  async (origin: RequestOrigin): Promise<Result<PolicyVersion> | null> => {
    const at = deps.now();
    const watched = await deps.guard.watched();
    const since = watched && guardedSince(watched, at);
    if (!since) return null;
    const flags = await deps.guard.countFlags(since);
    return isOverBound(watched, flags, at) ? rollBack(deps, { version: watched.version, flags }, origin) : null;
  };

type Broken = { readonly version: number; readonly flags: number };

function rollBack({ unitOfWork, hashOfText }: RollBackByRuleDeps, { version, flags }: Broken, origin: RequestOrigin) {
  const subject = { type: "POLICY", id: String(version) } as const;
  const note = `${flags} accounts were flagged within 24 hours, more than the bound told when it was published.`;
  const audited = {
    action: "policy.roll-back-by-rule",
    actor,
    origin,
    subject,
    accounts: [],
    reason: { note },
  } as const;
  return unlessNothingToDo(
    unitOfWork(audited, async (write) => {
      const live = await write.policies.find(version);
      const earlier = live && live.follows !== null ? await write.policies.find(live.follows) : null;
      if (!live || !earlier || !isOverBound(live, flags, write.at)) throw new NothingToDo();
      const back = bringBack(earlier, {
        version: await write.policies.nextVersion(),
        at: write.at,
        insteadOf: version,
        hashOf: hashOfPolicy(hashOfText),
      });
      const retired = await write.policies.save(live, retire(live, write.at));
      if (!retired.ok) throw new NothingToDo();
      const inserted = await write.policies.insert(back);
      if (!inserted.ok) throw new NothingToDo();
      await tellPublished(write, back, { askedByName: back.authorName, by: POLICY_SEED, follows: version });
      await tellLeads(write, { live, earlier, back, flags });
      return done(back);
    }),
  );
}

type Rolled = {
  readonly live: PolicyVersion;
  readonly earlier: PolicyVersion;
  readonly back: PolicyVersion;
  readonly flags: number;
};

async function tellLeads(write: WritableRepositories, { live, earlier, back, flags }: Rolled): Promise<void> {
  const values = {
    version: String(live.version),
    earlier: String(earlier.version),
    back: String(back.version),
    flags: String(flags),
    bound: String(live.guardFlags),
    page: `/console/policies/trust/${back.version}`,
  };
  for (const accountId of await write.staff.listActive(["LEAD"])) {
    const account = await write.accounts.find(accountId);
    const contact = account && provedContact(account);
    if (contact?.channel === "EMAIL") {
      write.notifications.queue({ accountId, ...contact, template: "POLICY_ROLLED_BACK", values });
    }
  }
}
