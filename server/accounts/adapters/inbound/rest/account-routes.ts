import * as z from "zod/mini";
import { changeStatusByKeySchema } from "@/server/accounts/application/use-cases/change-status/change-status-by-key.schema";
import { openApplicationSchema } from "@/server/accounts/application/use-cases/open-application/open-application.schema";
import { registerByKeySchema } from "@/server/accounts/application/use-cases/register-account/register-by-key.schema";
import { updateAccountSchema } from "@/server/accounts/application/use-cases/update-account/update-account.schema";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { ACCOUNT_STATUSES } from "@/server/accounts/domain/value-objects/account-status";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { MARKETPLACE_ROLES, STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import type { MachineApi } from "@/server/accounts/machine-api";
import { chosen, nothing, page, text } from "./api-fields";
import { type ApiAnswer, type ApiRoute, apiRoute } from "./api-route";
import { applicationJson, sellerJson, sellingSchema, statusAskedJson, statusAskedSchema } from "./asked-serializers";
import { accountJson, accountSchema, accountsSchema } from "./serializers";

/** Who there is, and what is known of them. */
export const accountRoutes: readonly ApiRoute[] = [
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
      method: "POST",
      path: "/accounts",
      scope: "accounts:write",
      action: "account.register",
      summary: "Sign a customer up; whoever presents the code that goes to the contact owns the account",
      body: { schema: registerByKeySchema },
      answer: { status: 201, schema: accountSchema },
      run: async ({ api, actor: by, origin, body }) => {
        const registered = await api.registerAccount(body, by, origin);
        return registered.ok ? await answerAccount(api, registered.value, 201) : registered;
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
      method: "PUT",
      path: "/accounts/:id",
      scope: "accounts:write",
      action: "account.update",
      summary: "Change profiles at once, contacts once their code comes back; version is the one that was read",
      body: { schema: updateAccountSchema },
      answer: { status: 200, schema: accountSchema },
      run: async ({ api, accountId, actor: by, origin, body }) => {
        const updated = await api.updateAccount(accountId, body, by, origin);
        return updated.ok ? await answerAccount(api, updated.value, 200) : updated;
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "POST",
      path: "/accounts/:id/seller",
      scope: "accounts:write",
      action: "account.apply-to-sell",
      summary: "Open the way to selling, or read where it stands",
      body: { schema: openApplicationSchema },
      answer: { status: 201, schema: sellingSchema },
      run: async ({ api, accountId, actor: by, origin, body }) => {
        const way = await api.applyToSell(accountId, body, by, origin);
        if (!way.ok) return way;
        if (way.value.kind === "APPLICATION")
          return done({ status: 201, body: applicationJson(way.value.application) });
        const found = await api.getAccount(accountId);
        return found.ok ? done({ status: 201, body: sellerJson(found.value) }) : found;
      },
    },
    nothing,
  ),
  apiRoute(
    {
      method: "PATCH",
      path: "/accounts/:id/status",
      scope: "accounts:write",
      action: "account.change-status",
      summary: "Ask that the account be suspended, activated or disabled; a person decides",
      body: { schema: changeStatusByKeySchema },
      answer: { status: 200, schema: accountSchema },
      also: [{ status: 202, schema: statusAskedSchema, meaning: "A person is asked" }],
      run: async ({ api, accountId, actor: by, origin, body }) => {
        const asked = await api.changeStatus(accountId, body, by, origin);
        if (!asked.ok) return asked;
        return asked.value === null
          ? await answerAccount(api, accountId, 200)
          : done({ status: 202, body: statusAskedJson(asked.value) });
      },
    },
    nothing,
  ),
];

async function answerAccount(api: MachineApi, id: AccountId, status: 200 | 201): Promise<Result<ApiAnswer>> {
  const found = await api.getAccount(id);
  return found.ok ? done({ status, body: accountJson(found.value) }) : found;
}
