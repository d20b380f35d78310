import type { PolicyRunRepository } from "@/server/accounts/application/ports/outbound/policy-repository";
import type { PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import { toPolicyRun } from "./mappers/policy-mapper";
import type { UnitParts } from "./unit-parts";

const open = { in: ["WAITING", "RUNNING"] };

export const policyRunRepository = ({ tx, held, changes }: UnitParts): PolicyRunRepository => ({
  insert: async (run) => {
    await tx.policyRun.createMany({ data: [runColumns(run)] });
    changes.record(null, [{ field: `policy run ${run.kind}`, before: null, after: `${run.policyVersion} ${run.id}` }]);
  },
  find: async (id) => {
    const row = await tx.policyRun.findUnique({ where: { id } });
    return row && toPolicyRun(row);
  },
  findNewest: async (kind, contentHash) => {
    const row = await tx.policyRun.findFirst({ where: { kind, contentHash }, orderBy: { askedAt: "desc" } });
    return row && toPolicyRun(row);
  },
  cancel: async (id, at) => {
    const { count } = await tx.policyRun.updateMany({
      where: { id, state: open },
      data: { state: "CANCELLED", finishedAt: at },
    });
    if (count === 0) return null;
    changes.record(null, [{ field: "policy run", before: "RUNNING", after: "CANCELLED" }]);
    const row = await tx.policyRun.findUnique({ where: { id } });
    return row && toPolicyRun(row);
  },
  noteSampling: async ({ id, policyVersion }) =>
    changes.record(null, [{ field: "review sample of", before: null, after: `${policyVersion} ${id}` }]),
  isSampled: async (runId, accountId) =>
    (await tx.reviewSample.findUnique({ where: { runId_accountId: { runId, accountId } } })) !== null,
  addToSample: async (sampled) => {
    held.mustHold([sampled.accountId]);
    await tx.reviewSample.createMany({ data: [sampled] });
    changes.record(sampled.accountId, [{ field: "case.sampleOf", before: null, after: sampled.runId }]);
  },
  cancelAllOf: async (kind, policyVersion, at) => {
    await tx.policyRun.updateMany({
      where: { kind, policyVersion, state: open },
      data: { state: "CANCELLED", finishedAt: at },
    });
  },
});

const runColumns = (run: PolicyRun) => ({
  id: run.id,
  kind: run.kind,
  policyVersion: run.policyVersion,
  contentHash: run.contentHash,
  document: run.document,
  liveVersion: run.liveVersion,
  state: run.state,
  askedBy: run.askedBy,
  askedByName: run.askedByName,
  askedAt: run.askedAt,
});
