import { linkLabel } from "@/server/accounts/application/dto/link-words";
import type { LinkedAccountDto, LinkedAccountsDto } from "@/server/accounts/application/dto/linked-accounts-dto";
import type { ListLinkedAccountsInput } from "@/server/accounts/application/ports/inbound/links-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import {
  type AccountLink,
  clusterOf,
  reachesFrom,
} from "@/server/accounts/domain/domain-services/link-cluster-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { accountExists } from "./account-exists";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { clusterChoices } from "./cluster-choices";
import { riskOf } from "./column-values";
import { readCluster } from "./link-rows";
import type { PolicySource } from "./policy-source";
import { eachIdOf, type ReadPool, type ReadRows, readTogether, type Statement } from "./read-pool";
import { grants, readerOf, refuseUnless } from "./reader";
import { standingStatusOf } from "./standing-status";

export type ListLinkedAccountsDeps = {
  readonly pool: ReadPool;
  readonly now: Clock;
  readonly policies: PolicySource;
};

/** Who hangs together with an account, by what and since when; names are those of every list. Refuses NOT_FOUND. */
export const listLinkedAccounts =
  ({ pool, now, policies }: ListLinkedAccountsDeps) =>
  async ({ accountId }: ListLinkedAccountsInput, actor: StaffActor): Promise<Result<LinkedAccountsDto>> => {
    const refused = refuseUnless(actor, "account.read-links");
    if (refused) return refused;
    const at = now();
    const reader = readerOf(actor);
    const policy = await policies.live();
    return await readTogether(pool, async (read) => {
      if (!(await accountExists(read, accountId))) return refuse({ code: "NOT_FOUND", what: "account" });
      const { links, isCut } = await readCluster(read, accountId, policy.hubLimit);
      const start = accountIdFrom(accountId);
      const members = clusterOf(start, links);
      const people = await readPeople(read, members);
      const rows = rowsOf(start, links, people, at);
      return done({
        direct: rows.filter(({ steps }) => steps === 1).length,
        locked: rows.filter(({ standingStatus }) => standingStatus === "LOCKED").length,
        rows,
        isCut,
        self: selfOf(accountId, people, at),
        choices: grants(reader.role, "case.decide-cluster") ? clusterChoices(policy) : null,
      });
    });
  };

function selfOf(id: string, known: ReadonlyMap<string, Person>, at: Date): LinkedAccountsDto["self"] {
  const person = known.get(id);
  if (!person) throw new Error("An account is missing from its own cluster.");
  return {
    account: { id, name: accountName(person) },
    riskLevel: riskOf(person.risk_level),
    standingStatus: standingStatusOf(person, at),
    openCase: openCaseOf(person),
  };
}

type Person = NameColumns & {
  readonly status: string;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly verified: boolean;
  readonly risk_level: string;
  readonly case_id: string | null;
  readonly case_version: number | null;
};

const people: Statement = {
  name: "linked-people",
  text: `SELECT ${nameColumns}, a.status, a.lock_since, a.lock_until, coalesce(t.risk_level, 'MEDIUM') AS risk_level,
                (e.verified_at IS NOT NULL OR p.verified_at IS NOT NULL) AS verified,
                c.id AS case_id, c.version AS case_version
           FROM ${eachIdOf("$1")} AS w (id) JOIN account a ON a.id = w.id ${nameJoins}
           LEFT JOIN trust_profile t ON t.account_id = a.id
           LEFT JOIN review_case c ON c.account_id = a.id AND c.state = 'OPEN'`,
};

const readPeople = async (read: ReadRows, ids: readonly AccountId[]): Promise<ReadonlyMap<string, Person>> =>
  new Map((await read<Person>(people, [ids])).map((row) => [row.id, row]));

function rowsOf(
  start: AccountId,
  links: readonly AccountLink[],
  known: ReadonlyMap<string, Person>,
  at: Date,
): readonly LinkedAccountDto[] {
  const refOf = (id: string) => {
    const person = known.get(id);
    return person ? { id, name: accountName(person) } : null;
  };
  return [...reachesFrom(start, links)]
    .flatMap(([id, { steps, via }]): readonly LinkedAccountDto[] => {
      const person = known.get(id);
      const account = refOf(id);
      if (!person || !account) return [];
      return [
        {
          account,
          riskLevel: riskOf(person.risk_level),
          standingStatus: standingStatusOf(person, at),
          steps,
          via: via === null ? null : refOf(via),
          links: sharedBy(links, via ?? start, id),
          openCase: openCaseOf(person),
        },
      ];
    })
    .sort(nearestFirst);
}

/** Of a pair that was looked at from both sides, one side tells. */
const sharedBy = (links: readonly AccountLink[], from: AccountId, to: AccountId): LinkedAccountDto["links"] =>
  links
    .filter(({ one, other }) => one === from && other === to)
    .map(({ kind, things, since }) => ({ kind, label: linkLabel(kind), things, since }));

const openCaseOf = ({ case_id: id, case_version: version }: Person): LinkedAccountDto["openCase"] =>
  id === null || version === null ? null : { id, version };

const nearestFirst = (a: LinkedAccountDto, b: LinkedAccountDto): number =>
  a.steps - b.steps || (a.account.id < b.account.id ? -1 : 1);
