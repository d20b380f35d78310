import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { changeDraft } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { PolicyDraftDeps } from "../create-policy-draft/create-policy-draft";
import { hashOfPolicy } from "../publish-policy/hash-of-policy";
import type { ChangePolicyDraftInput } from "./change-policy-draft.schema";

/**
 * Writes another document into the draft, whoever opened it: who writes can't approve. Refuses CONFLICT, naming who,
 * when somebody changed it since `revision`, and VALIDATION naming each wrong value.
 */
export const changePolicyDraft =
  ({ unitOfWork, hashOfText }: PolicyDraftDeps) =>
  async (input: ChangePolicyDraftInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PolicyVersion>> => {
    const subject = { type: "POLICY", id: String(input.version) } as const;
    return unitOfWork({ action: "policy.change-draft", actor, origin, subject, accounts: [] }, async (write) => {
      const draft = await write.policies.find(input.version);
      if (!draft) return refuse({ code: "NOT_FOUND", what: "policy" });
      const by = { id: actor.accountId, name: actor.name };
      const about = { revision: input.revision, by, at: write.at, hashOf: hashOfPolicy(hashOfText) };
      const changed = changeDraft(draft, input.document, about);
      if (!changed.ok) return changed;
      return changed.value === draft ? done(draft) : write.policies.save(draft, changed.value);
    });
  };
