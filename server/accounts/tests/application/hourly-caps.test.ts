import { describe, expect, it } from "vitest";
import { revealPersonalData } from "@/server/accounts/application/use-cases/reveal-personal-data/reveal-personal-data";
import { hourlyCaps } from "@/server/accounts/domain/policies/hourly-caps-policy";
import { BUYER_ID } from "../support/account-facts";
import { approvalScene } from "../support/approval-scene";
import { consoleScene, origin } from "../support/console-scene";
import { must, refusalCode } from "../support/must";

describe("R72 what one person may do within an hour", () => {
  it("ends at the hourly number of locks, with the wait, and begins again when the first is an hour old", async () => {
    const scene = approvalScene();
    for (let n = 0; n < hourlyCaps.locks; n += 1) must(await scene.lock(1));
    const start = scene.ports.now.getTime();
    scene.ports.now = new Date(start + 20 * 60_000);
    expect(await scene.lock(1)).toMatchObject({ refusal: { code: "RATE_LIMITED", retryAfterSeconds: 40 * 60 } });
    expect(refusalCode(await scene.suspend())).toBe("RATE_LIMITED");
    expect(refusalCode(await scene.lock(1, scene.lead))).toBeNull();
  });

  it("counts no refused attempt, and no approved run", async () => {
    const scene = approvalScene();
    const { asked } = must(await scene.lock(48));
    for (let n = 1; n < hourlyCaps.locks; n += 1) must(await scene.lock(1, scene.lead));
    must(await scene.approve(asked?.approvalId ?? ""));
    expect(refusalCode(await scene.lock(1, scene.lead))).toBeNull();
    expect(refusalCode(await scene.lock(1, scene.lead))).toBe("RATE_LIMITED");
  });

  it("ends at the hourly number of reveals, at once for parallel ones too", async () => {
    const { ports, actor } = consoleScene("SUPPORT");
    const reveal = revealPersonalData({ unitOfWork: ports.unitOfWork });
    const input = { accountId: BUYER_ID, field: "email", reasonCode: "CONTACT_HOLDER" } as const;
    const answers = await Promise.all(
      Array.from({ length: hourlyCaps.reveals + 5 }, () => reveal(input, actor, origin)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(hourlyCaps.reveals);
  });
});
