import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import {
  startShadow as intoShadow,
  refuseUnmerged,
} from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { PolicyVersionInput } from "../discard-policy/discard-policy.schema";
import { baseOfDraft } from "../merge-policy-draft/base-of-draft";

/**
 * From now on the draft is scored beside the live version, and never changes again. One version at a time: CONFLICT
 * when another one is in shadow, VALIDATION while another version went live after the draft was opened. Repeating it changes nothing.
 */
export const startShadow =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async ({ version }: PolicyVersionInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PolicyVersion>> => {
    const subject = { type: "POLICY", id: String(version) } as const;
    return unitOfWork({ action: "policy.start-shadow", actor, origin, subject, accounts: [] }, async (write) => {
      const draft = await write.policies.find(version);
      if (!draft) return refuse({ code: "NOT_FOUND", what: "policy" });
      const base = await baseOfDraft(write, draft);
      const unmerged = refuseUnmerged(draft, { base, live: await write.policies.live() });
      if (unmerged) return unmerged;
      const shadow = intoShadow(draft, write.at);
      if (!shadow.ok) return shadow;
      return shadow.value === draft ? done(draft) : write.policies.save(draft, shadow.value);
    });
  };
