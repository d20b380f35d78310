import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { WebhookDirectory } from "@/server/accounts/application/ports/outbound/webhook-directory";
import { hasFailedForLong } from "@/server/accounts/domain/entities/webhook-endpoint";
import { webhookPolicy } from "@/server/accounts/domain/policies/webhook-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { WebhookId } from "@/server/accounts/domain/value-objects/webhook-id";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { timer } from "../system-actors";

export type DisableFailingWebhooksDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly webhooks: Pick<WebhookDirectory, "failingSince">;
  readonly now: Clock;
};

/** Stops receivers that took nothing for five days, one entry each; two workers at once stop each once. */
export const disableFailingWebhooks =
  (deps: DisableFailingWebhooksDeps) =>
  async (origin: RequestOrigin): Promise<{ readonly disabled: number }> => {
    const before = new Date(deps.now().getTime() - webhookPolicy.disableAfterHours * 3_600_000);
    let disabled = 0;
    for (const id of await deps.webhooks.failingSince(before)) {
      const result = await unlessNothingToDo(disableOne(deps, id, origin));
      if (result?.ok) disabled += 1;
    }
    return { disabled };
  };

const disableOne = (
  { unitOfWork }: DisableFailingWebhooksDeps,
  id: WebhookId,
  origin: RequestOrigin,
): Promise<Result<null>> => {
  const subject = { type: "WEBHOOK", id } as const;
  return unitOfWork({ action: "webhook.disable", actor: timer, origin, subject, accounts: [] }, async (write) => {
    const endpoint = await write.webhooks.find(id);
    if (endpoint?.state !== "ACTIVE" || !hasFailedForLong(endpoint, write.at)) throw new NothingToDo();
    await write.webhooks.disable(id);
    return done(null);
  });
};
