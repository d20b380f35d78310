import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/server/accounts/application/ports/outbound/actor";
import { type Permission, permissionTable } from "@/server/accounts/domain/policies/permission-policy";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { answersOf } from "@/server/cli/bench/onboarding-answers";
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
import { declaredProcedures } from "../support/procedures";

const NOTE = "Checked against the orders of this week.";
const NOBODY = "019ce0bc-0000-7000-8000-00000000ffff";

const PASSKEY_ANSWER = {
  challengeId: NOBODY,
  answer: {
    id: "AAAA",
    rawId: "AAAA",
    type: "public-key",
    response: { clientDataJSON: "AAAA" },
    clientExtensionResults: {},
  },
};

/** A well-formed input for every procedure; one that is missing here fails the first test. */
const inputs: Readonly<Record<string, (ids: { account: string; case: string; session: string }) => unknown>> = {
  "session.me": () => undefined,
  "proof.ways": () => undefined,
  "proof.sendCode": () => undefined,
  "proof.askPasskey": () => undefined,
  "proof.stepUp": () => ({ kind: "APP_CODE", code: "000000" }),
  "proof.askPasskeyLogin": () => undefined,
  "proof.passkeyLogin": () => ({ ...PASSKEY_ANSWER, wish: { keep: false, next: "" } }),
  "proof.askSignInPasskey": () => undefined,
  "proof.proveWithPasskey": () => PASSKEY_ANSWER,
  "proof.askNewPasskey": () => undefined,
  "proof.addPasskey": () => ({ ...PASSKEY_ANSWER, name: "Pixel 8" }),
  "policy.publicStanding": () => undefined,
  "session.logout": () => undefined,
  "account.profile": () => undefined,
  "account.updateProfile": () => ({ name: "Asha K. Verma", dateOfBirth: "", gender: "" }),
  "account.factors": () => undefined,
  "account.sessions": () => undefined,
  "account.endSession": ({ session }) => ({ sessionId: session }),
  "account.endOtherSessions": () => undefined,
  "account.device": () => ({ deviceId: NOBODY }),
  "account.securityActivity": () => undefined,
  "account.renameDevice": () => ({ deviceId: NOBODY, name: "Kitchen tablet" }),
  "account.denyDevice": () => ({ deviceId: NOBODY, everywhereElse: false }),
  "review.list": () => ({}),
  "review.countNew": () => ({ since: new Date(0) }),
  "review.get": (ids) => ({ caseId: ids.case }),
  "review.clear": (ids) => ({ caseId: ids.case, version: 1, reasonCode: "NORMAL_BEHAVIOUR", note: "" }),
  "review.verify": (ids) => ({ caseId: ids.case, version: 1, reasonCode: "UNUSUAL_ACTIVITY", note: "" }),
  "review.limit": (ids) => ({
    caseId: ids.case,
    version: 1,
    reasonCode: "COUPON_ABUSE",
    level: "HIGH",
    days: 30,
    note: NOTE,
  }),
  "review.undo": (ids) => ({ caseId: ids.case }),
  "review.decideCluster": (ids) => ({
    outcome: "CLEAR",
    accounts: [{ accountId: ids.account, openCase: { id: ids.case, version: 1 } }],
    reasonCode: "NORMAL_BEHAVIOUR",
    note: "",
  }),
  "review.suspend": (ids) => ({ caseId: ids.case, version: 1, reasonCode: "PAYMENT_FRAUD", note: NOTE }),
  "review.lock": (ids) => ({
    caseId: ids.case,
    version: 1,
    reasonCode: "PAYMENT_FRAUD",
    scope: "ACCOUNT",
    hours: 24,
    note: NOTE,
  }),
  "accounts.search": () => ({ text: "asha" }),
  "accounts.get": ({ account }) => ({ accountId: account }),
  "accounts.trust": ({ account }) => ({ accountId: account }),
  "signals.list": () => ({}),
  "signals.histogram": () => ({}),
  "signals.groups": () => ({ group: "account" }),
  "signals.get": () => ({ id: NOBODY, recordedAt: new Date() }),
  "trust.evidence": ({ account }) => ({ accountId: account, input: "COUPON_ABUSE" }),
  "trust.whatIf": ({ account }) => ({ accountId: account, imagined: [] }),
  "trust.takeBackSignal": ({ account }) => ({
    accountId: account,
    signalId: NOBODY,
    recordedAt: new Date(0),
    reasonCode: "EVIDENCE_WRONG",
    note: NOTE,
  }),
  "trust.override": ({ account }) => ({
    accountId: account,
    kind: "FLOOR",
    points: 70,
    days: 14,
    reasonCode: "KNOWN_CUSTOMER",
    note: NOTE,
  }),
  "trust.liftOverride": ({ account }) => ({ accountId: account, note: NOTE }),
  "accounts.activity": ({ account }) => ({ accountId: account }),
  "accounts.linked": ({ account }) => ({ accountId: account }),
  "accounts.conduct": ({ account }) => ({ accountId: account }),
  "accounts.sessions": ({ account }) => ({ accountId: account }),
  "accounts.lockPreview": ({ account }) => ({ accountId: account }),
  "accounts.lockPublication": ({ account }) => ({ accountId: account, auditEntryId: NOBODY }),
  "accounts.lock": ({ account }) => ({
    accountId: account,
    reasonCode: "COUPON_ABUSE",
    scope: "ACCOUNT",
    hours: 24,
    note: NOTE,
  }),
  "accounts.unlock": ({ account }) => ({ accountId: account, note: NOTE }),
  "accounts.endSessions": ({ account }) => ({ accountId: account, note: NOTE }),
  "accounts.reveal": ({ account }) => ({ accountId: account, field: "email", reasonCode: "CONTACT_HOLDER" }),
  "selling.application": () => undefined,
  "selling.home": () => undefined,
  "selling.openApplication": () => ({ storeName: "Verma Crafts", gstNumber: "27AAPFU0939F1ZV" }),
  "selling.saveStage": () => ({ stage: "BUSINESS", fields: { city: "Pune" } }),
  "selling.submitStage": () => answersOf().BUSINESS,
  "selling.withdrawApplication": () => undefined,
  "selling.editStore": () => ({ storeName: "Verma Mills" }),
  "sellers.list": () => ({}),
  "sellers.news": () => ({ since: new Date(0), known: [] }),
  "sellers.summary": () => undefined,
  "sellers.count": () => undefined,
  "sellers.reviewers": () => undefined,
  "sellers.assign": () => ({ applicationId: NOBODY, to: null, seen: null }),
  "sellers.review": () => ({ applicationId: NOBODY }),
  "sellers.revealDeclared": () => ({
    applicationId: NOBODY,
    stage: "IDENTITY",
    field: "pan",
    reasonCode: "COMPARE_EVIDENCE",
  }),
  "sellers.approveStage": () => ({
    applicationId: NOBODY,
    stage: "BUSINESS",
    personChecks: ["DOCUMENT_READABLE", "NAMES_THE_BUSINESS"],
  }),
  "sellers.returnStage": () => ({
    applicationId: NOBODY,
    stage: "BUSINESS",
    items: [{ topic: "ADDRESS", reason: "OTHER" }],
    message: NOTE,
    days: 7,
  }),
  "sellers.overrideCheck": () => ({ applicationId: NOBODY, stage: "TAX", check: "GSTIN_STATE", note: NOTE }),
  "sellers.rejectApplication": () => ({
    applicationId: NOBODY,
    stage: "TAX",
    reasonCode: "TAX_NOT_CONFIRMED",
    note: NOTE,
  }),
  "documents.own": () => undefined,
  "documents.preview": () => ({ documentId: NOBODY }),
  "documents.remove": () => ({ documentId: NOBODY }),
  "documents.ofApplication": () => ({ applicationId: NOBODY, stage: "TAX" }),
  "documents.ofHold": ({ account }) => ({ accountId: account }),
  "documents.open": () => ({ documentId: NOBODY }),
  "team.list": () => ({}),
  "team.invitations": () => ({}),
  "team.assignRole": ({ account }) => ({ accountId: account, role: "SUPPORT", note: NOTE }),
  "team.revokeRole": ({ account }) => ({ accountId: account, role: "SUPPORT", note: NOTE }),
  "team.invite": () => ({ email: "kiran@goodstanding.example", name: "Kiran Desai", role: "SUPPORT", note: NOTE }),
  "team.resendInvitation": () => ({ invitationId: NOBODY }),
  "team.withdrawInvitation": () => ({ invitationId: NOBODY }),
  "team.deactivate": ({ account }) => ({ accountId: account, reasonCode: "LEFT_THE_TEAM", note: NOTE }),
  "team.resetSecondFactor": ({ account }) => ({ accountId: account, note: NOTE }),
  "system.outbox": () => undefined,
  "system.broker": () => undefined,
  "system.locks": () => undefined,
  "system.sessions": () => undefined,
  "system.installation": () => undefined,
  "system.projections": () => undefined,
  "system.rebuild": () => ({ name: "buyer-activity" }),
  "system.parked": () => ({}),
  "system.parkedMessage": () => ({ messageId: NOBODY }),
  "system.replayMessage": () => ({ messageId: NOBODY }),
  "system.skipMessage": () => ({ messageId: NOBODY, note: NOTE }),
  "apiKeys.list": () => ({}),
  "apiKeys.create": () => ({ name: "Shop backend", scopes: ["trust:read"] }),
  "apiKeys.revoke": () => ({ keyId: NOBODY, note: NOTE }),
  "webhooks.list": () => undefined,
  "webhooks.redeliver": () => ({ webhookId: NOBODY }),
  "webhooks.resume": () => ({ webhookId: NOBODY }),
  "appeals.list": () => ({}),
  "appeals.get": () => ({ appealId: NOBODY }),
  "appeals.decide": () => ({ appealId: NOBODY, outcome: "UPHELD", answer: "We looked at it again.", note: NOTE }),
  "accounts.changeStatus": ({ account }) => ({ accountId: account, to: "SUSPENDED", reasonCode: "OTHER", note: NOTE }),
  "approvals.list": () => ({}),
  "approvals.count": () => undefined,
  "approvals.get": () => ({ approvalId: NOBODY }),
  "approvals.approve": () => ({ approvalId: NOBODY, note: "" }),
  "approvals.decline": () => ({ approvalId: NOBODY, note: NOTE }),
  "approvals.withdraw": () => ({ approvalId: NOBODY }),
  "policies.list": () => ({}),
  "policies.get": () => ({ version: 999 }),
  "policies.reEvaluation": () => undefined,
  "policies.createDraft": () => ({ from: 999 }),
  "policies.changeDraft": () => ({ version: 999, revision: 1, document: {} }),
  "policies.mergeDraft": () => ({ version: 999, revision: 1, onto: 1, takeLive: [], keepDraft: [] }),
  "policies.discard": () => ({ version: 999 }),
  "policies.startShadow": () => ({ version: 999 }),
  "policies.backtest": () => ({ version: 999 }),
  "policies.cancelBacktest": () => ({ runId: NOBODY }),
  "policies.requestPublish": () => ({ version: 999, startsAt: null, note: NOTE }),
  "policies.rollBack": () => ({ version: 999, note: NOTE }),
  "audit.list": () => ({}),
  "audit.get": () => ({ id: NOBODY }),
  "audit.chain": () => undefined,
  "audit.verify": () => undefined,
  "audit.export": () => ({
    filter: { actors: [], actions: [], accountId: null, outcome: null, from: null, to: null },
    format: "NDJSON",
    note: "Asked for by the yearly review.",
  }),
};

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

const isGranted = (permission: Permission, grantee: string): boolean => {
  const grantees: readonly string[] = permissionTable[permission];
  return grantees.includes(grantee) || grantees.includes("ANYONE");
};

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

/** How a procedure reads what it is sent. One that takes nothing has no reader. */
const readers = Object.entries(
  appRouter._def.procedures as unknown as Record<
    string,
    { _def: { inputs: readonly { safeParse: (input: unknown) => { success: boolean; data?: unknown } }[] } }
  >,
).flatMap(([path, { _def }]) => {
  const [reader] = _def.inputs;
  const input = inputs[path]?.({ account: NOBODY, case: NOBODY, session: NOBODY });
  return reader && typeof input === "object" && input !== null ? [{ path, reader, input: { ...input } }] : [];
});

describe("R65 what is no text is refused where a text is meant", () => {
  const juggled: readonly unknown[] = [
    ["a"],
    [["a"]],
    {},
    { contains: "" },
    { not: null },
    { toString: "a" },
    7,
    true,
    new Date(0),
    () => "",
  ];

  it.each(readers)("$path", ({ reader, input }) => {
    expect(reader.safeParse(input).success).toBe(true);
    for (const [field, value] of Object.entries(input)) {
      if (typeof value !== "string") continue;
      for (const other of juggled) {
        expect({ field, other, taken: reader.safeParse({ ...input, [field]: other }).success }).toEqual({
          field,
          other,
          taken: false,
        });
      }
    }
    for (const other of [[input], "text", 7, null, [], JSON.stringify(input)]) {
      expect(reader.safeParse(other).success).toBe(false);
    }
  });
});

describe("R64 R52 no key that reaches for a prototype, and none that nobody asked for, is taken", () => {
  const foreign = [
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"prototype":{"isAdmin":true}}',
    '{"role":"ADMIN","status":"ACTIVE"}',
    '{"trustScore":100,"isVerified":true,"kycLevel":"FULL"}',
    '{"createdAt":"2020-01-01"}',
  ].map((text): [string, unknown] => [text, JSON.parse(text)]);

  it.each(readers)("$path", ({ reader, input }) => {
    const known = new Set(Object.keys(input));
    for (const [text, keys] of foreign) {
      const added = Object.getOwnPropertyDescriptors(keys as object);
      // A key that the procedure does ask for is its own.
      if (Object.keys(added).some((key) => known.has(key))) continue;
      const sent = Object.defineProperties({ ...input }, added);
      const parsed = reader.safeParse(sent);
      expect({ text, taken: parsed.success && JSON.stringify(parsed.data).includes("isAdmin") }).toEqual({
        text,
        taken: false,
      });
      if (!text.includes("__proto__")) expect({ text, taken: parsed.success }).toEqual({ text, taken: false });
    }
    expect(Object.prototype).not.toHaveProperty("isAdmin");
    expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
  });
});

it("R35 R49 no procedure of staff takes a password, and none stands for another person", () => {
  const words = declared.flatMap(({ path, meta }) => [path, meta.permission, meta.action ?? ""]).join(" ");
  expect(words).not.toMatch(/impersonat|act-as|actAs|on-behalf|onBehalf|sign-in-as/i);
  const ofStaff = new Set(declared.filter(({ meta }) => !isGranted(meta.permission, "HOLDER")).map(({ path }) => path));
  for (const { path, input } of readers.filter((one) => ofStaff.has(one.path))) {
    expect(`${path} ${Object.keys(input).join(" ")}`).not.toMatch(/password|secret/i);
  }
});
