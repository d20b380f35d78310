import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { NewId, NewToken } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { RefusalOfReceiver } from "@/server/accounts/application/ports/outbound/webhook-directory";
import {
  parseReceiverUrl,
  parseWebhookTypes,
  type WebhookEndpoint,
} from "@/server/accounts/domain/entities/webhook-endpoint";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { webhookPolicy } from "@/server/accounts/domain/policies/webhook-policy";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import { webhookIdFrom } from "@/server/accounts/domain/value-objects/webhook-id";
import { type WebhookSecret, webhookSecretOf } from "@/server/accounts/domain/value-objects/webhook-secret";
import type { CreateWebhookInput } from "./create-webhook.schema";

export type CreateWebhookDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly newToken: NewToken;
  readonly newId: NewId;
  readonly refusalOfReceiver: RefusalOfReceiver;
};

/** The secret in full, this once. */
export type CreatedWebhook = { readonly endpoint: WebhookEndpoint; readonly secret: WebhookSecret };

/**
 * Makes a receiver of events. Refuses VALIDATION for an address that is none, that leads into a private network, or a
 * type that is unknown, and beyond twenty receivers.
 */
export const createWebhook =
  (deps: CreateWebhookDeps) =>
  async (input: CreateWebhookInput, actor: MachineActor, origin: RequestOrigin): Promise<Result<CreatedWebhook>> => {
    const read = await readWish(deps, input);
    if (!read.ok) return refuseEarly(deps, actor, origin, read.refusal);
    const secret = webhookSecretOf(deps.newToken().token);
    const id = webhookIdFrom(deps.newId());
    const subject = { type: "WEBHOOK", id } as const;
    return deps.unitOfWork({ action: "webhook.create", actor, origin, subject, accounts: [] }, async (write) => {
      if ((await write.webhooks.count()) >= webhookPolicy.mostEndpoints) return tooMany();
      const endpoint: WebhookEndpoint = {
        ...read.value,
        id,
        state: "ACTIVE",
        createdBy: actor.name,
        createdAt: write.at,
        failingSince: null,
        lastDeliveredAt: null,
      };
      await write.webhooks.insert(endpoint, secret);
      return done({ endpoint, secret });
    });
  };

async function readWish(
  { refusalOfReceiver }: CreateWebhookDeps,
  { url, types }: CreateWebhookInput,
): Promise<Result<Pick<WebhookEndpoint, "url" | "types">>> {
  const parsed = parseReceiverUrl(url);
  if (!parsed.ok) return parsed;
  const wanted = parseWebhookTypes(types);
  if (!wanted.ok) return wanted;
  const problem = await refusalOfReceiver(parsed.value);
  return problem === null ? done({ url: parsed.value.href, types: wanted.value }) : invalid("url", problem);
}

const tooMany = (): Refused =>
  invalid("url", `There are ${webhookPolicy.mostEndpoints} receivers already. Delete one that nobody needs.`);

async function refuseEarly(
  { auditLog }: CreateWebhookDeps,
  actor: MachineActor,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  await auditLog.recordRefusal({ action: "webhook.create", actor, origin, code: refusal.code, subject: null });
  return refuse(refusal);
}
