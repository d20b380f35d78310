import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { draftFrom } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { hashOfPolicy } from "../publish-policy/hash-of-policy";
import type { CreatePolicyDraftInput } from "./create-policy-draft.schema";

export type PolicyDraftDeps = {
  readonly unitOfWork: UnitOfWork;
  /** SHA-256 of a text, as hex. */
  readonly hashOfText: (text: string) => string;
};

/**
 * Opens the draft of the next version, with the numbers of the live one or of an earlier one. There is one draft at a
 * time: CONFLICT names whose is open.
 */
export const createPolicyDraft =
  ({ unitOfWork, hashOfText }: PolicyDraftDeps) =>
  async (input: CreatePolicyDraftInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PolicyVersion>> =>
    unitOfWork({ action: "policy.create-draft", actor, origin, subject: null, accounts: [] }, async (write) => {
      const open = await write.policies.findOnly("DRAFT");
      if (open) {
        return refuse({ code: "CONFLICT", what: "draft", by: open.authorName, at: open.changedAt.toISOString() });
      }
      const base = input.from === null ? await write.policies.live() : (await write.policies.find(input.from))?.policy;
      if (!base) return refuse({ code: "NOT_FOUND", what: "policy" });
      const by = { id: actor.accountId, name: actor.name };
      const version = await write.policies.nextVersion();
      return write.policies.insert(draftFrom(base, { version, by, at: write.at, hashOf: hashOfPolicy(hashOfText) }));
    });
