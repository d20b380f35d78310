import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/server/accounts/application/ports/outbound/actor";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { appRouter } from "@/server/trpc/app-router";
import { createCallerFactory } from "@/server/trpc/procedures";
import { RefusalError } from "@/server/trpc/unwrap";
import { memoryBrowser } from "../support/memory-browser";
import {
  countAuditEntries,
  type ModuleScene,
  moduleScene,
  putCase,
  putEveryRole,
  putHolder,
  putSession,
  putStaff,
} from "../support/module-scene";
import { procedureInputs as inputs } from "../support/procedure-inputs";
import { declaredProcedures, isGranted } from "../support/procedures";

const declared = declaredProcedures;

let scene: ModuleScene;
let ids: { account: string; case: string; session: string };

beforeAll(async () => {
  scene = await moduleScene();
  const holder = await putHolder(scene);
  ids = {
    account: holder.accountId,
    case: await putCase(scene, holder.accountId),
    session: await putSession(scene, holder.accountId),
  };
});
afterAll(() => scene.close());

const origin = { requestId: "matrix", channel: "web", ip: "203.0.113.9", userAgent: "test" } as const;

/** Calls a procedure by its path as this actor; answers its refusal's code, or null when it was served. */
async function call(path: string, actor: Actor, input: unknown): Promise<string | null> {
  const caller = createCallerFactory(appRouter)({
    actor,
    origin,
    accounts: scene.accounts,
    browser: memoryBrowser().browser,
  });
  const procedure = path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller);
  try {
    await (procedure as (input: unknown) => Promise<unknown>)(input);
    return null;
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.cause instanceof RefusalError) return error.cause.refusal.code;
    if (error.code === "BAD_REQUEST") return "VALIDATION";
    throw error;
  }
}

describe("R50 role by procedure", () => {
  it("knows an input for every procedure of the router", () => {
    expect(Object.keys(inputs).sort()).toEqual(declared.map(({ path }) => path).sort());
  });

  it("declares an audit action on every mutation, and on the one query that is an action by itself", () => {
    const wrong = declared.filter(({ type, meta }) => (type === "mutation") !== (meta.action !== undefined));
    expect(wrong.map(({ path }) => path)).toEqual(["accounts.search"]);
  });

  it.each(STAFF_ROLES)("serves %s what the permission table grants, and refuses the rest", async (role) => {
    for (const { path, meta } of declared.filter((one) => !one.path.startsWith("account."))) {
      const actor = await putStaff(scene, role);
      const code = await call(path, actor, inputs[path]?.(ids));
      expect({ path, forbidden: code === "FORBIDDEN" }).toEqual({ path, forbidden: !isGranted(meta.permission, role) });
    }
  });

  it("refuses a stranger everything but what anyone may", async () => {
    for (const { path, meta } of declared) {
      const code = await call(path, { kind: "ANONYMOUS" }, inputs[path]?.(ids));
      const open = isGranted(meta.permission, "ANYONE");
      expect({ path, code: open ? "any" : code }).toEqual({ path, code: open ? "any" : "SESSION_ENDED" });
    }
  });

  it("refuses a holder every procedure of the console", async () => {
    const holder = { kind: "HOLDER", accountId: ids.account, sessionId: ids.session, name: "Asha" } as Actor;
    for (const { path, meta } of declared.filter((one) => !isGranted(one.meta.permission, "HOLDER"))) {
      expect({ path, permission: meta.permission, code: await call(path, holder, inputs[path]?.(ids)) }).toMatchObject({
        path,
        code: "FORBIDDEN",
      });
    }
  });
});

describe("R75 one audit entry for every mutation", () => {
  const mutations = declared.filter(({ type }) => type === "mutation").map(({ path }) => path);

  it.each(mutations)("%s, allowed or refused by the role", async (path) => {
    for (const actor of (await putEveryRole(scene)).values()) {
      const before = await countAuditEntries(scene);
      await call(path, actor, inputs[path]?.(ids));
      expect({ role: actor.role, entries: (await countAuditEntries(scene)) - before }).toEqual({
        role: actor.role,
        entries: 1,
      });
    }
  });

  const reads = declared.filter(({ type, meta }) => type === "query" && meta.action === undefined);

  it("one for every read that a role was refused, and none for a session that is over", async () => {
    for (const { path, meta } of reads) {
      const actor = await putStaff(scene, "SUPPORT");
      const refused = isGranted(meta.permission, "SUPPORT") ? 0 : 1;
      const before = await countAuditEntries(scene);
      await call(path, actor, inputs[path]?.(ids));
      await call(path, { kind: "ANONYMOUS" }, inputs[path]?.(ids));
      expect({ path, entries: (await countAuditEntries(scene)) - before }).toEqual({ path, entries: refused });
    }
  });

  it.each(mutations)("%s, refused for what was sent", async (path) => {
    const actor = await putStaff(scene, "LEAD");
    const before = await countAuditEntries(scene);
    await call(path, actor, { nonsense: true });
    expect((await countAuditEntries(scene)) - before).toBe(1);
  });
});
