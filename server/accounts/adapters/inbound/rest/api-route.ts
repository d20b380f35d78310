import type * as z from "zod/mini";
import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import type { ApiScope } from "@/server/accounts/domain/policies/api-key-policy";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { MachineApi } from "@/server/accounts/machine-api";
import type { MachineFacts } from "@/server/accounts/read-model/queries/machine-facts";
import type { ApiHeaders } from "./api-exchange";

export type ApiMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a route gets: who asks, from where, and what was asked, read and parsed. */
export type ApiCall<Query = unknown, Body = unknown> = {
  readonly api: MachineApi;
  readonly actor: MachineActor;
  readonly origin: RequestOrigin;
  /** The account that the path names; there is one where the path has `:id`. */
  readonly accountId: AccountId;
  /** What was read of it for this request, where the route reads ahead. */
  readonly standing: MachineFacts | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly headers: ApiHeaders;
};

export type ApiAnswer = { readonly status: number; readonly body: unknown };

/** One line of the table. What it declares is checked before it runs, told in OpenAPI and tested for every scope. */
export type ApiRoute = {
  readonly method: ApiMethod;
  /** Below `/api/v1`; `:id` is an account by our id or `ext:` and theirs. */
  readonly path: string;
  readonly scope: ApiScope;
  /** What the trail calls it, where it is refused before its use case. */
  readonly action: AuditAction;
  readonly summary: string;
  readonly query: z.ZodMiniType;
  readonly body: {
    readonly types: readonly string[];
    readonly mostBytes: number;
    readonly schema: z.ZodMiniType;
  } | null;
  readonly answer: { readonly status: number; readonly schema: z.ZodMiniType };
  /** What else it may answer, and when. */
  readonly also?: readonly { readonly status: number; readonly schema: z.ZodMiniType; readonly meaning: string }[];
  /** The standing of the account is read while the key is checked; it is looked at only after everything else is. */
  readonly readsAhead?: true;
  /** Fields of the answer that nobody gets a second time, and nothing keeps. */
  readonly shownOnce?: readonly string[];
  readonly run: (call: ApiCall) => Promise<Result<ApiAnswer>>;
};

type Declared<Query extends z.ZodMiniType, Body extends z.ZodMiniType> = Omit<ApiRoute, "query" | "body" | "run"> & {
  readonly query?: Query;
  readonly body?: { readonly types?: readonly string[]; readonly mostBytes?: number; readonly schema: Body };
  readonly run: (call: ApiCall<z.output<Query>, z.output<Body>>) => Promise<Result<ApiAnswer>>;
};

const JSON_TYPES = ["application/json"] as const;
const USUAL_BYTES = 64 * 1024;

/** A route with its query and body typed by their schemas; nothing may be asked that it does not declare. */
export function apiRoute<Query extends z.ZodMiniType, Body extends z.ZodMiniType>(
  { query, body, ...declared }: Declared<Query, Body>,
  nothing: z.ZodMiniType,
): ApiRoute {
  return {
    ...declared,
    query: query ?? nothing,
    body: body ? { types: JSON_TYPES, mostBytes: USUAL_BYTES, ...body } : null,
    // The frame parsed both by the schemas above before it calls.
    run: (call) => declared.run(call as ApiCall<z.output<Query>, z.output<Body>>),
  };
}

export type Matched = { readonly route: ApiRoute; readonly params: Readonly<Record<string, string>> };

/** The brief calls them users; both names lead to the same place. */
const ALIASES: Readonly<Record<string, string>> = { users: "accounts" };

/** Finds the route of a path, or the methods that the path has; null for a path that leads nowhere. */
export function matchRoute(
  routes: readonly ApiRoute[],
  method: string,
  segments: readonly string[],
): Matched | { readonly allow: readonly ApiMethod[] } | null {
  const [first = "", ...rest] = segments;
  const path = [ALIASES[first] ?? first, ...rest];
  const fitting = routes.flatMap((route) => {
    const params = paramsOf(route.path.slice(1).split("/"), path);
    return params ? [{ route, params }] : [];
  });
  // A literal path is meant before one with a placeholder: /accounts/lookup is no account.
  const [best, ...others] = fitting.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  if (!best) return null;
  const wanted = [best, ...others].find(({ route }) => route.method === method);
  return wanted ?? { allow: [...new Set(fitting.map(({ route }) => route.method))] };
}

function paramsOf(pattern: readonly string[], path: readonly string[]): Readonly<Record<string, string>> | null {
  if (pattern.length !== path.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of pattern.entries()) {
    const given = path[place] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = given;
    else if (part !== given) return null;
  }
  return params;
}
