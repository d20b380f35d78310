import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/server/trpc/app-router";
import { createCallerFactory } from "@/server/trpc/procedures";
import { RefusalError } from "@/server/trpc/unwrap";
import { memoryBrowser } from "../support/memory-browser";
import { type ModuleScene, moduleScene, putHolder, putStaff } from "../support/module-scene";
import { declaredProcedures } from "../support/procedures";

const useCases = new URL("../../application/use-cases", import.meta.url).pathname;
const NOTE = "Checked against the orders of this week.";
const NOBODY = "019ce0bc-0000-7000-8000-00000000ffff";
const origin = { requestId: "step-up", channel: "web", ip: "203.0.113.9", userAgent: "test" } as const;

let scene: ModuleScene;
let account: string;
beforeAll(async () => {
  scene = await moduleScene();
  account = (await putHolder(scene)).accountId;
});
afterAll(() => scene.close());

/** Procedures whose use case wants a fresh proof, each with an input that would be taken. */
const wanted: Readonly<Record<string, { role: "LEAD" | "ADMIN"; input: () => unknown }>> = {
  "approvals.approve": { role: "LEAD", input: () => ({ approvalId: NOBODY, note: "" }) },
  "team.assignRole": { role: "ADMIN", input: () => ({ accountId: account, role: "SUPPORT", note: NOTE }) },
  "team.revokeRole": { role: "ADMIN", input: () => ({ accountId: account, role: "SUPPORT", note: NOTE }) },
  "team.invite": {
    role: "ADMIN",
    input: () => ({ email: "kiran@goodstanding.example", name: "Kiran Desai", role: "SUPPORT", note: NOTE }),
  },
  "team.deactivate": {
    role: "ADMIN",
    input: () => ({ accountId: account, reasonCode: "LEFT_THE_TEAM", note: NOTE }),
  },
  "team.resetSecondFactor": { role: "ADMIN", input: () => ({ accountId: account, note: NOTE }) },
  "system.rebuild": { role: "ADMIN", input: () => ({ name: "buyer-activity" }) },
  "trust.liftOverride": { role: "LEAD", input: () => ({ accountId: account, note: NOTE }) },
  "policies.requestPublish": { role: "LEAD", input: () => ({ version: 999, startsAt: null, note: NOTE }) },
  "policies.rollBack": { role: "LEAD", input: () => ({ version: 999, note: NOTE }) },
  "policies.resumeRamp": { role: "LEAD", input: () => ({ version: 999, note: NOTE }) },
  "sellers.approveStage": {
    role: "LEAD",
    input: () => ({
      applicationId: NOBODY,
      stage: "BUSINESS",
      personChecks: ["DOCUMENT_READABLE", "NAMES_THE_BUSINESS"],
    }),
  },
  "sellers.overrideCheck": {
    role: "LEAD",
    input: () => ({ applicationId: NOBODY, stage: "TAX", check: "GSTIN_STATE", note: NOTE }),
  },
  "apiKeys.create": { role: "ADMIN", input: () => ({ name: "Shop backend", scopes: ["trust:read"] }) },
  "apiKeys.revoke": { role: "ADMIN", input: () => ({ keyId: NOBODY, note: NOTE }) },
  "audit.export": {
    role: "LEAD",
    input: () => ({
      filter: { actors: [], actions: [], accountId: null, outcome: null, from: null, to: null },
      format: "NDJSON",
      note: NOTE,
    }),
  },
  "proof.askNewPasskey": { role: "LEAD", input: () => undefined },
  "proof.addPasskey": {
    role: "LEAD",
    input: () => ({
      challengeId: NOBODY,
      answer: {
        id: "AA",
        rawId: "AA",
        type: "public-key",
        response: { clientDataJSON: "AA" },
        clientExtensionResults: {},
      },
      name: "Pixel 8",
    }),
  },
};

/** Use cases that pass `freshProof: true`, and forms alone reach: they have no procedure to declare it. */
const byForm = ["confirm-identity/confirm-identity.ts", "second-factor/factor-owner.ts"];

async function refusalOf(path: string, minutesAgo: number): Promise<string | null> {
  const { role, input } = wanted[path] ?? { role: "LEAD", input: () => undefined };
  const actor = await putStaff(scene, role);
  await scene.database.pool.query(
    "UPDATE session SET proved_at = now() - make_interval(mins => $2) WHERE account_id = $1",
    [actor.accountId, minutesAgo],
  );
  const { browser } = memoryBrowser();
  const caller = createCallerFactory(appRouter)({ actor, origin, accounts: scene.accounts, browser });
  const procedure = path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller);
  try {
    await (procedure as (input: unknown) => Promise<unknown>)(input());
    return null;
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof RefusalError) return error.cause.refusal.code;
    throw error;
  }
}

describe("R33 a fresh proof", () => {
  it("is declared by exactly these procedures", () => {
    const declared = declaredProcedures.filter(({ meta }) => meta.stepUp).map(({ path }) => path);
    expect(declared.sort()).toEqual(Object.keys(wanted).sort());
  });

  it("is wanted by no use case that the list does not know", () => {
    const files = readdirSync(useCases, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const fresh = files.filter((file) => readFileSync(join(useCases, file), "utf8").includes("freshProof: true"));
    expect(fresh.filter((file) => !byForm.includes(file)).sort()).toEqual([
      "approve-request/approve-request.ts",
      "approve-stage/approve-stage.ts",
      "assign-role/ask-about-role.ts",
      "create-api-key/create-api-key.ts",
      "deactivate-staff/deactivate-staff.ts",
      "export-audit/export-audit.ts",
      "invite-staff/invite-staff.ts",
      "lift-override/lift-override.ts",
      "move-ramp/move-ramp.ts",
      "override-check/override-check.ts",
      "rebuild-read-model/rebuild-read-model.ts",
      "request-publish/request-publish.ts",
      "reset-second-factor/reset-second-factor.ts",
      "revoke-api-key/revoke-api-key.ts",
      "roll-back-policy/roll-back-policy.ts",
    ]);
  });

  it.each(Object.keys(wanted))("%s refuses a proof of 16 minutes ago and not one of 14", async (path) => {
    expect(await refusalOf(path, 16)).toBe("STEP_UP_REQUIRED");
    expect(await refusalOf(path, 14)).not.toBe("STEP_UP_REQUIRED");
  });

  it("is not wanted to contain: a lock works with an old one", () => {
    const contain = declaredProcedures.filter(({ path }) =>
      ["accounts.lock", "accounts.endSessions", "accounts.reveal", "review.lock", "review.suspend"].includes(path),
    );
    expect(contain.map(({ meta }) => meta.stepUp ?? false)).toEqual([false, false, false, false, false]);
  });
});
