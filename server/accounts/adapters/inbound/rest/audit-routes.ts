import * as z from "zod/mini";
import { checkpointJson } from "@/server/accounts/audit-chain/export-format";
import { keyIdOf } from "@/server/accounts/audit-chain/sealing-keys";
import { done } from "@/server/accounts/domain/result";
import { accountRefOf } from "@/server/accounts/domain/value-objects/account-ref";
import { moment, nothing, page, text } from "./api-fields";
import { type ApiRoute, apiRoute } from "./api-route";
import { auditEntryJson, auditPageSchema, checkpointPageSchema } from "./audit-serializers";

const ACTOR_KINDS = ["STAFF", "HOLDER", "ANONYMOUS", "SYSTEM", "OPERATOR", "MACHINE"];
const actor = text(64).check(
  z.refine(
    (value) => ACTOR_KINDS.includes(value) || accountRefOf(value) === value,
    `Name an account's id or one of ${ACTOR_KINDS.join(", ")}.`,
  ),
);

/** The trail of what everybody did. */
export const auditRoutes: readonly ApiRoute[] = [
  apiRoute(
    {
      method: "GET",
      path: "/audit",
      scope: "audit:read",
      action: "api.request",
      summary: "The audit trail, newest first, by ids; the last 30 days without from",
      query: z.strictObject({
        ...page,
        subject: z._default(z.nullable(text(128)), null),
        actor: z._default(z.nullable(actor), null),
        action: z._default(z.nullable(text(64)), null),
        from: z._default(z.nullable(moment), null),
        to: z._default(z.nullable(moment), null),
      }),
      answer: { status: 200, schema: auditPageSchema },
      run: async ({ api, query: { subject, ...query } }) => {
        const account = subject === null ? done(null) : await api.findAccount(subject);
        if (!account.ok) return account;
        const found = await api.listAudit({ ...query, accountId: account.value });
        if (!found.ok) return found;
        const { rows, nextCursor } = found.value;
        return done({ status: 200, body: { entries: rows.map(auditEntryJson), nextCursor } });
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "GET",
      path: "/audit/checkpoints",
      scope: "audit:read",
      action: "api.request",
      summary: "The signed checkpoints of the audit trail, newest first, and the public keys that verify them",
      query: z.strictObject(page),
      answer: { status: 200, schema: checkpointPageSchema },
      run: async ({ api, query }) => {
        const found = await api.listCheckpoints(query);
        if (!found.ok) return found;
        const { rows, nextCursor } = found.value;
        const keys = api.auditPublicKeys.map((publicKey) => ({ id: keyIdOf(publicKey), publicKey }));
        return done({ status: 200, body: { checkpoints: rows.map(checkpointJson), keys, nextCursor } });
      },
    },
    nothing,
  ),
];
