import type { WebhookRepository } from "@/server/accounts/application/ports/outbound/webhook-repository";
import type { PersonalDataSealer } from "../security/personal-data-encryption";
import type { FieldValue } from "./change-log";
import type { UnitParts } from "./unit-parts";
import { toWebhook, type WebhookRow } from "./webhook-rows";

export type WebhookRepositoryDeps = { readonly sealer: PersonalDataSealer };

/** Serialises whoever makes receivers, so that two at once can't pass the limit together. */
const COUNT_LOCK = 72_707_372;

export const webhookRepository = (
  { tx, at, changes }: UnitParts,
  { sealer }: WebhookRepositoryDeps,
): WebhookRepository => {
  const changed = (field: string, before: FieldValue, after: FieldValue) =>
    changes.record(null, [{ field: `webhook.${field}`, before, after }]);
  return {
    count: async () => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${COUNT_LOCK}::bigint)`;
      return await tx.webhookEndpoint.count();
    },
    find: async (id) => {
      const [row] = await tx.$queryRaw<WebhookRow[]>`
        SELECT id, url, types, state, created_by, created_at, failing_since, last_delivered_at
          FROM webhook_endpoint WHERE id = ${id}::uuid FOR UPDATE`;
      return row ? toWebhook(row) : null;
    },
    insert: async ({ id, url, types, state, createdBy, createdAt }, secret) => {
      const sealedSecret = await sealer.seal(null, { secret });
      const data = { id, url, types: [...types], state, createdBy, createdAt, sealedSecret };
      await tx.webhookEndpoint.createMany({ data: [data] });
      // Where it leads, and no more: what follows a host may carry a secret of the receiver's.
      changed("host", null, new URL(url).host);
      changed("types", null, [...types].sort());
    },
    remove: async (id) => {
      await tx.webhookEndpoint.deleteMany({ where: { id } });
      changed("id", id, null);
    },
    replaceSecret: async (id, secret, previousUntil) => {
      const sealed = await sealer.seal(null, { secret });
      await tx.$executeRaw`
        UPDATE webhook_endpoint
           SET sealed_previous_secret = sealed_secret, previous_until = ${previousUntil}::timestamptz,
               sealed_secret = ${sealed}
         WHERE id = ${id}::uuid`;
      changed("previousSecretUntil", null, previousUntil.toISOString());
    },
    disable: async (id) => {
      await tx.webhookEndpoint.updateMany({ where: { id }, data: { state: "DISABLED" } });
      await tx.webhookDelivery.updateMany({ where: { endpointId: id, parkedAt: null }, data: { parkedAt: at } });
      changed("state", "ACTIVE", "DISABLED");
    },
    resume: async (id) => {
      await tx.webhookEndpoint.updateMany({ where: { id }, data: { state: "ACTIVE", failingSince: null } });
      changed("state", "DISABLED", "ACTIVE");
    },
    redeliver: async (id) => {
      const { count } = await tx.webhookDelivery.updateMany({
        where: { endpointId: id, parkedAt: { not: null } },
        data: { parkedAt: null, attempts: 0, availableAt: at },
      });
      changed("due", null, count);
      return count;
    },
  };
};
