import type { PolicyRepository, PublishedPolicy } from "@/server/accounts/application/ports/outbound/policy-repository";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { differences, type FieldValue } from "./change-log";
import { violatedUnique } from "./database-errors";
import { policyColumns, toPolicyVersion } from "./mappers/policy-mapper";
import { policyReader } from "./policy-reader";
import { queryOf, type Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

export const policyRepository = (parts: UnitParts): PolicyRepository => ({
  ...policyReader(queryOf(parts.tx)),
  findHash: async (version) => {
    const row = await parts.tx.policyVersion.findUnique({ where: { version }, select: { contentHash: true } });
    return row?.contentHash ?? null;
  },
  publish: (policy) => publish(parts, policy),
  find: async (version) => {
    await oneAtATime(parts.tx);
    const row = await parts.tx.policyVersion.findUnique({ where: { version } });
    return row && toPolicyVersion(row);
  },
  findOnly: async (state) => {
    await oneAtATime(parts.tx);
    const row = await parts.tx.policyVersion.findFirst({ where: { state } });
    return row && toPolicyVersion(row);
  },
  nextVersion: async () => {
    const { _max: newest } = await parts.tx.policyVersion.aggregate({ _max: { version: true } });
    return (newest.version ?? 0) + 1;
  },
  insert: async (version) => {
    const { version: number } = version;
    return unlessTaken(version, async () => {
      await parts.tx.policyVersion.create({ data: { version: number, ...policyColumns(version) } });
      parts.changes.record(null, differences(null, fields(version)));
      return done(version);
    });
  },
  save: (before, after) =>
    unlessTaken(after, async () => {
      const { version, revision, state, contentHash } = before;
      const { count } = await parts.tx.policyVersion.updateMany({
        where: { version, revision, state, contentHash },
        data: policyColumns(after),
      });
      if (count === 0) return refuse({ code: "CONFLICT", what: "policy" });
      parts.changes.record(null, differences(fields(before), fields(after)));
      return done(after);
    }),
  recordRamp: async (step) => {
    await parts.tx.policyRamp.createMany({ data: [step] });
  },
});

async function publish({ tx, changes }: UnitParts, policy: PublishedPolicy): Promise<boolean> {
  const { version, document, contentHash, author, publishedAt } = policy;
  const made = { author, authorName: "Goodstanding", createdAt: publishedAt, changedAt: publishedAt, publishedAt };
  const { count } = await tx.policyVersion.createMany({
    data: [{ version, state: "LIVE", document, contentHash, ...made }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  changes.record(null, [{ field: "policy.contentHash", before: null, after: contentHash }]);
  changes.movedUnderPolicy(version, null);
  return true;
}

/** People and the clock write policies one after the other: what one decides by, no other changes meanwhile. */
const oneAtATime = async (tx: Transaction): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707373)`;
};

/** A partial unique index keeps one draft, one shadow and one live version. */
async function unlessTaken<T>({ state }: PolicyVersion, write: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await write();
  } catch (error) {
    if (violatedUnique(error) === null) throw error;
    return refuse({ code: "CONFLICT", what: state === "DRAFT" ? "draft" : "version in shadow" });
  }
}

const fields = (version: PolicyVersion): Record<string, FieldValue> => ({
  "policy.version": version.version,
  "policy.state": version.state,
  "policy.contentHash": version.contentHash,
  "policy.revision": version.revision,
  "policy.basedOn": version.basedOn,
  "policy.writers": [...version.writers],
  "policy.startsAt": version.startsAt?.toISOString() ?? null,
  "policy.approvedBy": version.approvedBy,
  "policy.rampShare": version.ramp?.share ?? null,
  "policy.guardFlags": version.guardFlags,
  "policy.rolledBack": version.rolledBack,
});
