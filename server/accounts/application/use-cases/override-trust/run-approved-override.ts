import * as z from "zod/mini";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { endOverride, openOverride } from "@/server/accounts/domain/aggregates/override-aggregate";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountId, parseAccountId } from "@/server/accounts/domain/value-objects/account-id";
import { OVERRIDE_KINDS } from "@/server/accounts/domain/value-objects/override-kind";
import { OVERRIDE_REASONS } from "@/server/accounts/domain/value-objects/override-reason";
import { parseTrustScore } from "@/server/accounts/domain/value-objects/trust-score";
import { approvedOrder } from "../approve-request/approved-order";
import { showOverrideWithin } from "./show-override-within";

const storedOverrideSchema = z.strictObject({
  kind: z.enum(OVERRIDE_KINDS),
  scoreMilli: z.int(),
  reasonCode: z.enum(OVERRIDE_REASONS),
  until: z.iso.datetime(),
});

/** Puts the override in force at once, in the place of one that was; score and level follow in the same commit. */
export const runApprovedOverride = approvedOrder(storedOverrideSchema, async (write, order, approval) => {
  const { accountId, decidedBy } = approval;
  if (!accountId) throw new Error("An override is about an account.");
  const requestedBy = parseAccountId(approval.requestedBy);
  if (!requestedBy.ok) return refuse({ code: "FORBIDDEN", permission: "trust.override" });
  const score = parseTrustScore(order.scoreMilli);
  if (!score.ok) return score;
  const replaced = await replaceWithin(write, accountId, decidedBy);
  if (!replaced.ok) return replaced;
  const decided = openOverride({
    id: approval.id,
    accountId,
    kind: order.kind,
    scoreMilli: score.value,
    reasonCode: order.reasonCode,
    requestedBy: requestedBy.value,
    approvedBy: decidedBy,
    from: write.at,
    until: new Date(order.until),
  });
  if (!decided.ok) return decided;
  await write.overrides.insert(decided.value.override);
  write.events.append(decided.value.events);
  await showOverrideWithin(write, accountId, decided.value.override);
  return done({ endedSessionIds: [] });
});

async function replaceWithin(write: WritableRepositories, accountId: AccountId, by: AccountId): Promise<Result<null>> {
  const before = await write.overrides.findOpen(accountId);
  if (!before) return done(null);
  const ended = endOverride(before, { at: write.at, how: "REPLACED", by });
  if (!ended.ok) return ended;
  const saved = await write.overrides.save(before, ended.value.override);
  if (!saved.ok) return saved;
  write.events.append(ended.value.events);
  return done(null);
}
