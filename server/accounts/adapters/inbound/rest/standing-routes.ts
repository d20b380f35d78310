import * as z from "zod/mini";
import { done } from "@/server/accounts/domain/result";
import { LOCK_REASONS } from "@/server/accounts/domain/value-objects/lock-reason";
import { askAuthorization, authorizeBody } from "./api-authorize";
import { moment, nothing, text } from "./api-fields";
import { type ApiRoute, apiRoute } from "./api-route";
import { authorizationSchema, entitlementsJson, entitlementsSchema } from "./entitlement-serializers";
import { lockReceiptJson, lockReceiptSchema, unlockReceiptJson, unlockReceiptSchema } from "./lock-serializers";
import { trustJson, trustSchema } from "./trust-serializers";

/** How far an account is trusted, what it may do, and its lock. */
export const standingRoutes: readonly ApiRoute[] = [
  apiRoute(
    {
      method: "GET",
      path: "/accounts/:id/trust",
      scope: "trust:read",
      action: "api.request",
      summary: "The score taken apart, now or at a past moment; base and points add up to it exactly",
      query: z.strictObject({ at: z._default(z.nullable(moment), null) }),
      answer: { status: 200, schema: trustSchema },
      run: async ({ api, accountId, query }) => {
        const standing = await api.getStanding(accountId, query.at);
        return standing.ok ? done({ status: 200, body: trustJson(standing.value) }) : standing;
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "GET",
      path: "/accounts/:id/entitlements",
      scope: "trust:read",
      action: "api.request",
      summary: "What the account may do now",
      answer: { status: 200, schema: entitlementsSchema },
      readsAhead: true,
      run: async ({ api, accountId, standing }) => {
        const outputs = standing ? done(api.entitlementsOf(standing)) : await api.getEntitlements(accountId);
        return outputs.ok ? done({ status: 200, body: entitlementsJson(outputs.value) }) : outputs;
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "POST",
      path: "/accounts/:id/authorize",
      scope: "trust:read",
      action: "api.request",
      summary:
        "ALLOW, REVIEW or DENY for one order, coupon, sale or withdrawal; REVIEW opens a case, and nothing else is recorded by asking",
      body: { schema: authorizeBody },
      readsAhead: true,
      answer: { status: 200, schema: authorizationSchema },
      run: askAuthorization,
    },
    nothing,
  ),
  apiRoute(
    {
      method: "POST",
      path: "/accounts/:id/lock",
      scope: "accounts:write",
      action: "account.lock",
      summary:
        "Lock the account; its sessions end in the same commit. Over 24 hours in total a person is asked for the rest",
      body: {
        schema: z.strictObject({
          reasonCode: z.enum(LOCK_REASONS),
          note: text(2_000).check(z.trim(), z.minLength(10)),
          hours: z._default(z.int().check(z.minimum(1), z.maximum(24 * 365)), 24),
        }),
      },
      answer: { status: 200, schema: lockReceiptSchema },
      also: [
        { status: 202, schema: lockReceiptSchema, meaning: "Locked for 24 hours; a person is asked for the rest" },
      ],
      run: async ({ api, accountId, actor: by, origin, body }) => {
        const locked = await api.lockAccount({ accountId, ...body }, by, origin);
        if (!locked.ok) return locked;
        return done({ status: locked.value.asked ? 202 : 200, body: lockReceiptJson(locked.value) });
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "DELETE",
      path: "/accounts/:id/lock",
      scope: "accounts:write",
      action: "account.unlock",
      summary: "Lift a lock that a key put there; what a person decided, a person lifts",
      answer: { status: 200, schema: unlockReceiptSchema },
      run: async ({ api, accountId, actor: by, origin }) => {
        const unlocked = await api.unlockAccount(accountId, by, origin);
        return unlocked.ok ? done({ status: 200, body: unlockReceiptJson(unlocked.value) }) : unlocked;
      },
    },
    nothing,
  ),
];
