import * as z from "zod/mini";
import { done } from "@/server/accounts/domain/result";
import { accountRefOf } from "@/server/accounts/domain/value-objects/account-ref";
import { ACCOUNT_STATUSES } from "@/server/accounts/domain/value-objects/account-status";
import { LOCK_REASONS } from "@/server/accounts/domain/value-objects/lock-reason";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { MARKETPLACE_ROLES, STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { askAuthorization, authorizeBody } from "./api-authorize";
import { EVENT_TYPES, eventsBody, MOST_EVENT_BYTES, takeEvents } from "./api-events";
import { type ApiRoute, apiRoute } from "./api-route";
import { auditEntryJson, auditPageSchema } from "./audit-serializers";
import { authorizationSchema, entitlementsJson, entitlementsSchema } from "./entitlement-serializers";
import { receivedSchema } from "./event-serializers";
import { lockReceiptJson, lockReceiptSchema, unlockReceiptJson, unlockReceiptSchema } from "./lock-serializers";
import { accountJson, accountSchema, accountsSchema } from "./serializers";
import { trustJson, trustSchema } from "./trust-serializers";

const nothing = z.strictObject({});
const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const moment = z.pipe(
  z.iso.datetime({ offset: true, error: "A moment is written as in RFC 3339." }),
  z.transform((value) => new Date(value)),
);
const MOST_PER_PAGE = 200;
const page = {
  cursor: z._default(z.nullable(text(4_096)), null),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MOST_PER_PAGE)), 50),
};
const chosen = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z._default(z.nullable(z.enum(values)), null);

const ACTOR_KINDS = ["STAFF", "HOLDER", "ANONYMOUS", "SYSTEM", "OPERATOR", "MACHINE"];
const actor = text(64).check(
  z.refine(
    (value) => ACTOR_KINDS.includes(value) || accountRefOf(value) === value,
    `Name an account's id or one of ${ACTOR_KINDS.join(", ")}.`,
  ),
);

/** The one table of what other systems may ask: each route with its scope. `/users...` answers as `/accounts...`. */
export const apiRoutes: readonly ApiRoute[] = [
  apiRoute(
    {
      method: "POST",
      path: "/accounts/lookup",
      scope: "accounts:read",
      action: "account.look-up",
      summary: "Accounts by any identifier; contacts travel in the body alone",
      body: { schema: z.strictObject({ text: text(1_000) }) },
      answer: { status: 200, schema: accountsSchema },
      run: async ({ api, actor: by, origin, body }) => {
        const found = await api.lookUpAccounts(body.text, by, origin);
        if (!found.ok) return found;
        return done({ status: 200, body: { accounts: found.value.map(accountJson), nextCursor: null } });
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "GET",
      path: "/accounts",
      scope: "accounts:read",
      action: "api.request",
      summary: "Accounts, newest first; q is part of a name or store",
      query: z.strictObject({
        ...page,
        status: chosen(ACCOUNT_STATUSES),
        role: chosen([...MARKETPLACE_ROLES, ...STAFF_ROLES]),
        risk: chosen(RISK_LEVELS),
        q: z._default(z.nullable(text(100).check(z.minLength(2))), null),
      }),
      answer: { status: 200, schema: accountsSchema },
      run: async ({ api, query }) => {
        const found = await api.listAccounts(query);
        if (!found.ok) return found;
        const { rows, nextCursor } = found.value;
        return done({ status: 200, body: { accounts: rows.map(accountJson), nextCursor } });
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "GET",
      path: "/accounts/:id",
      scope: "accounts:read",
      action: "api.request",
      summary: "One account",
      answer: { status: 200, schema: accountSchema },
      run: async ({ api, accountId }) => {
        const found = await api.getAccount(accountId);
        return found.ok ? done({ status: 200, body: accountJson(found.value) }) : found;
      },
    },
    nothing,
  ),
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
      run: async ({ api, accountId }) => {
        const outputs = await api.getEntitlements(accountId);
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
      summary: "ALLOW, REVIEW or DENY for one order, coupon, sale or withdrawal; nothing is recorded by asking",
      body: { schema: authorizeBody },
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
      summary: "Lock the account for at most 24 hours in total; its sessions end in the same commit",
      body: {
        schema: z.strictObject({
          reasonCode: z.enum(LOCK_REASONS),
          note: text(2_000).check(z.trim(), z.minLength(10)),
          hours: z._default(z.int().check(z.minimum(1), z.maximum(24 * 365)), 24),
        }),
      },
      answer: { status: 200, schema: lockReceiptSchema },
      run: async ({ api, accountId, actor: by, origin, body }) => {
        const locked = await api.lockAccount({ accountId, ...body }, by, origin);
        return locked.ok ? done({ status: 200, body: lockReceiptJson(locked.value) }) : locked;
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
  apiRoute(
    {
      method: "POST",
      path: "/events",
      scope: "events:write",
      action: "event.receive",
      summary: "One CloudEvent of the shop or up to 1,000; each counts once, by source and id",
      body: { types: EVENT_TYPES, mostBytes: MOST_EVENT_BYTES, schema: eventsBody },
      answer: { status: 202, schema: receivedSchema },
      run: takeEvents,
    },
    nothing,
  ),
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
];
