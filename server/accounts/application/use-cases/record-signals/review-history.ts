import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditSubject } from "@/server/accounts/application/ports/outbound/audit-log";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import type { RecordSignalsDeps } from "./record-signals";
import { reviewAfterScoring } from "./review-after-scoring";

/**
 * Looks at accounts whose history has been recorded whole, and opens cases for those that are flagged and were never
 * looked at; scores stay as they are. Best some hundreds at a time. Answers how many cases were opened: a second run
 * opens none and leaves no entry.
 */
export const reviewHistory =
  ({ unitOfWork, livePolicy, newId }: RecordSignalsDeps) =>
  async (
    accountIds: readonly AccountId[],
    actor: Actor,
    origin: RequestOrigin,
    subject: AuditSubject | null = null,
  ): Promise<Result<{ readonly casesOpened: number }>> => {
    const policy = await livePolicy();
    const accounts = [...new Set(accountIds)].sort();
    const opened = await unlessNothingToDo(
      unitOfWork({ action: "case.open", actor, origin, subject, accounts }, async (write) => {
        const profiles = [...(await write.trust.findMany(accounts)).values()];
        const changes = profiles.map((profile) => ({ before: profile, after: profile }));
        const review = await reviewAfterScoring(write, changes, { policy, newId });
        if (review.opened + review.joined === 0) throw new NothingToDo();
        return done({ casesOpened: review.opened });
      }),
    );
    return opened ?? done({ casesOpened: 0 });
  };
