import type { PolicyRepository } from "@/server/accounts/application/ports/outbound/policy-repository";
import type { UnitParts } from "./unit-parts";

export const policyRepository = ({ tx, changes }: UnitParts): PolicyRepository => ({
  findHash: async (version) => {
    const row = await tx.policyVersion.findUnique({ where: { version }, select: { contentHash: true } });
    return row?.contentHash ?? null;
  },
  publish: async ({ version, document, contentHash, author, publishedAt }) => {
    const { count } = await tx.policyVersion.createMany({
      data: [{ version, state: "LIVE", document, contentHash, author, createdAt: publishedAt, publishedAt }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    changes.record(null, [{ field: "policy.contentHash", before: null, after: contentHash }]);
    changes.movedUnderPolicy(version);
    return true;
  },
});
