import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { NewToken } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { ImportDirectory } from "@/server/accounts/application/ports/outbound/import-directory-port";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { choosePassword } from "@/server/accounts/domain/entities/credential";
import { done, type Result } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { demoAccount, type Whois } from "./demo-account";
import { addDemoDevices } from "./demo-devices";
import { addDemoHistories } from "./demo-histories";
import type { DemoId, DemoPerson } from "./demo-population";
import type { DemoTools } from "./demo-tools";

export type LoadDemoDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly livePolicy: LiveTrustPolicy;
  readonly directory: ImportDirectory;
  readonly passwordHasher: PasswordHasher;
  readonly newId: () => string;
  readonly newToken: NewToken;
};

export type DemoOrder = {
  /** Staff first: the others' stories name them. */
  readonly population: readonly DemoPerson[];
  readonly password: string;
  /** The moment up to which the stories tell. */
  readonly asOf: Date;
};

export type DemoLoaded = {
  readonly created: number;
  readonly known: number;
  readonly people: ReadonlyMap<DemoId, AccountId>;
  /** Opened by this run. */
  readonly openCases: ReadonlyMap<DemoId, CaseId>;
};

const actor: Actor = { kind: "SYSTEM", name: "system:demo" };
const peopleInBatch = 70;

/**
 * Fills the marketplace with made-up people and their histories, some dozens in one commit with one entry. Each comes
 * with everything or not at all, so loading that was cut short is completed by loading again.
 */
export const loadDemo =
  (deps: LoadDemoDeps) =>
  async ({ population, password, asOf }: DemoOrder, origin: RequestOrigin): Promise<Result<DemoLoaded>> => {
    const policy = await deps.livePolicy();
    const ids = new Map(await deps.directory.findIdsByExternalId(population.map(({ externalId }) => externalId)));
    const missing = population.filter(({ externalId }) => !ids.has(externalId));
    const hashes = await hashesFor(deps, missing, password);
    if (!hashes.ok) return hashes;
    await openMonths(deps, missing, asOf);
    for (const { externalId } of missing) ids.set(externalId, accountIdFrom(deps.newId()));
    const openCases = new Map<DemoId, CaseId>();
    for (let first = 0; first < missing.length; first += peopleInBatch) {
      const people = missing.slice(first, first + peopleInBatch);
      const stored = await deps.unitOfWork(
        { action: "demo.load", actor, origin, subject: null, accounts: [] },
        (write) => writePeople(write, people, { ...deps, policy, ids, hashes: hashes.value, asOf, openCases }),
      );
      if (!stored.ok) return stored;
      await deps.directory.refreshLookup(stored.value);
    }
    return done({ created: missing.length, known: population.length - missing.length, people: ids, openCases });
  };

async function writePeople(
  write: WritableRepositories,
  people: readonly DemoPerson[],
  tools: DemoTools,
): Promise<Result<readonly AccountId[]>> {
  const whois = (id: DemoId): AccountId => {
    const found = tools.ids.get(id);
    if (!found) throw new Error(`The made-up marketplace names ${id}, who is not in it.`);
    return found;
  };
  const accounts = [];
  for (const person of people) {
    const told = demoAccount(person, whois(person.externalId), whois);
    if (!told.ok) return told;
    accounts.push(told.value.account);
    write.events.append(told.value.events);
  }
  const inserted = await write.accounts.insertMany(accounts);
  if (inserted.length !== accounts.length) throw new Error("Somebody of the made-up marketplace is there already.");
  for (const { externalId } of people) {
    const hash = tools.hashes.get(externalId);
    if (hash) await write.credentials.save(choosePassword(whois(externalId), hash, write.at));
  }
  await addDemoDevices(write, people, { ...tools, whois });
  await addDemoThings(write, people, whois);
  const recorded = await addDemoHistories(write, people, { ...tools, whois });
  return recorded.ok ? done(inserted) : recorded;
}

async function addDemoThings(write: WritableRepositories, people: readonly DemoPerson[], whois: Whois): Promise<void> {
  const seen = people.flatMap(({ externalId, things }) =>
    things.map((thing) => ({ ...thing, accountId: whois(externalId) })),
  );
  await write.shop.holdThings([...new Map(seen.map((one) => [one.thing, one])).values()]);
  await write.shop.saveSightings(seen);
}

async function hashesFor(
  { passwordHasher }: LoadDemoDeps,
  people: readonly DemoPerson[],
  password: string,
): Promise<Result<ReadonlyMap<DemoId, PasswordHash>>> {
  const hashes = new Map<DemoId, PasswordHash>();
  for (const { externalId } of people.filter(({ hasPassword }) => hasPassword)) {
    const hash = await passwordHasher.hash(password);
    if (!hash.ok) return hash;
    hashes.set(externalId, hash.value);
  }
  return done(hashes);
}

async function openMonths({ directory }: LoadDemoDeps, people: readonly DemoPerson[], asOf: Date): Promise<void> {
  const oldest = people
    .flatMap(({ signals }) => signals.map(({ occurredAt }) => occurredAt.getTime()))
    .reduce((a, b) => Math.min(a, b), asOf.getTime());
  await directory.openSignalMonths(new Date(oldest), asOf);
}
