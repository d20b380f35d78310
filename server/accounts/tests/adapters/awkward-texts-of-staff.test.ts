import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { appRouter } from "@/server/trpc/app-router";
import { createCallerFactory } from "@/server/trpc/procedures";
import { RefusalError } from "@/server/trpc/unwrap";
import { everyText, naughtyTexts, throughField } from "../support/awkward-texts";
import { badInput, badInputTitle } from "../support/bad-input";
import { memoryBrowser } from "../support/memory-browser";
import { type ModuleScene, moduleScene, putStaff } from "../support/module-scene";

describe.skipIf(badInput.isMissing)(badInputTitle("R04 R66 whatever staff type"), () => {
  let scene: ModuleScene;
  let admin: StaffActor;
  beforeAll(async () => {
    scene = await moduleScene();
    admin = await putStaff(scene, "ADMIN");
  });
  afterAll(() => scene.close());

  const caller = () =>
    createCallerFactory(appRouter)({
      actor: admin,
      origin: { requestId: "awkward", channel: "web", ip: "203.0.113.9", userAgent: "test" },
      accounts: scene.accounts,
      browser: memoryBrowser().browser,
    });

  /** Served, or the code of a refusal; anything else is breakage. */
  const word = async (asked: Promise<unknown>): Promise<string> => {
    try {
      await asked;
      return "DONE";
    } catch (error) {
      const { cause, code } = error as { cause?: unknown; code?: string };
      if (cause instanceof RefusalError) return cause.refusal.code;
      if (code === "BAD_REQUEST") return "VALIDATION";
      throw error;
    }
  };

  it("a search finds, finds nothing or is refused", async () => {
    const words = await throughField(everyText(), (text) => word(caller().accounts.search({ text })));
    for (const told of Object.keys(words)) expect(told).toMatch(/^(?:DONE|VALIDATION)$/u);
  });

  it("an invitation", async () => {
    const note = "Joins the support team this week.";
    const words = await throughField(naughtyTexts(), (text, at) =>
      word(
        caller().team.invite(
          at % 2 === 0
            ? { email: text, name: "Kiran Desai", role: "SUPPORT", note }
            : { email: `kiran${at}@goodstanding.example`, name: text, role: "SUPPORT", note },
        ),
      ),
    );
    for (const told of Object.keys(words)) expect(told).toMatch(/^[A-Z_]+$/u);
    expect(words["UNAVAILABLE"]).toBeUndefined();
  });

  it("a tax number is read by its rule, and never breaks it", () => {
    for (const text of everyText()) expect(typeof parseGstin(text).ok).toBe("boolean");
  });
});
