import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { mergeDraft } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { type Result, refuse } from "@/server/accounts/domain/result";
import type { PolicyDraftDeps } from "../create-policy-draft/create-policy-draft";
import { hashOfPolicy } from "../publish-policy/hash-of-policy";
import { baseOfDraft } from "./base-of-draft";
import type { MergePolicyDraftInput } from "./merge-policy-draft.schema";

/**
 * Puts the draft on the live version, value by value, after another one went live than it was opened upon. Refuses
 * CONFLICT when the draft or the live version is not the one that was looked at, and VALIDATION naming each value that
 * nobody chose.
 */
export const mergePolicyDraft =
  ({ unitOfWork, hashOfText }: PolicyDraftDeps) =>
  async (input: MergePolicyDraftInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PolicyVersion>> => {
    const { version, revision, onto, takeLive, keepDraft } = input;
    const subject = { type: "POLICY", id: String(version) } as const;
    return unitOfWork({ action: "policy.merge-draft", actor, origin, subject, accounts: [] }, async (write) => {
      const draft = await write.policies.find(version);
      if (!draft) return refuse({ code: "NOT_FOUND", what: "policy" });
      const live = await write.policies.live();
      if (live.version !== onto) return refuse({ code: "CONFLICT", what: "policy" });
      const by = { id: actor.accountId, name: actor.name };
      const merged = mergeDraft(draft, {
        base: (await baseOfDraft(write, draft)) ?? live,
        live,
        choices: { takeLive, keepDraft },
        revision,
        by,
        at: write.at,
        hashOf: hashOfPolicy(hashOfText),
      });
      return merged.ok ? write.policies.save(draft, merged.value) : merged;
    });
  };
