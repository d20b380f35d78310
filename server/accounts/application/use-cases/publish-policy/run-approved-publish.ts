import * as z from "zod/mini";
import { rampPlanSchema } from "@/server/accounts/application/ports/inbound/ramp-plan.schema";
import { scheduleRamp } from "@/server/accounts/domain/aggregates/policy-ramp-aggregate";
import { scheduleStart } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import { done, refuse } from "@/server/accounts/domain/result";
import { approvedOrder } from "../approve-request/approved-order";
import { policyNumberSchema } from "../create-policy-draft/create-policy-draft.schema";
import { publishPolicyWithin, refusalWhileRamping } from "./publish-policy-within";

export const storedPublishSchema = z.strictObject({
  version: policyNumberSchema,
  contentHash: z.string(),
  /** The version that was live when it was asked. */
  follows: policyNumberSchema,
  startsAt: z.nullable(z.iso.datetime()),
  /** The bound above which the version before comes back by itself; requests of earlier releases have none. */
  guardFlags: z._default(z.nullable(z.int()), null),
  /** The way it goes there; requests of earlier releases have none, and go at once. */
  ramp: z._default(z.nullable(z.string()), null),
});

/** The document that was looked at goes live, or waits for its moment; nobody who wrote in it can be the second person. */
export const runApprovedPublish = approvedOrder(storedPublishSchema, async (write, order, approval) => {
  const version = await write.policies.find(order.version);
  if (!version || version.contentHash !== order.contentHash) return refuse({ code: "NOT_FOUND", what: "policy" });
  if (version.writers.includes(approval.decidedBy)) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "You wrote in this document" });
  }
  const ramping = await refusalWhileRamping(write, version.version);
  if (ramping) return ramping;
  const { follows, guardFlags } = order;
  const ramp = order.ramp === null ? null : z.parse(rampPlanSchema, JSON.parse(order.ramp));
  const start = { approvedBy: approval.decidedByName, follows, guardFlags };
  const startsAt = order.startsAt === null ? null : new Date(order.startsAt);
  if (ramp || (startsAt && startsAt > write.at)) {
    const scheduled = ramp
      ? scheduleRamp(version, ramp, { ...start, at: write.at, startsAt })
      : scheduleStart(version, startsAt ?? write.at, start);
    const saved = scheduled.ok ? await write.policies.save(version, scheduled.value) : scheduled;
    return saved.ok ? done({ endedSessionIds: [] }) : saved;
  }
  const published = await publishPolicyWithin(write, version, { ...start, by: approval.requestedBy });
  return published.ok ? done({ endedSessionIds: [] }) : published;
});
