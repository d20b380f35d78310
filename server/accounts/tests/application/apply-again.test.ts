import { expect, test } from "vitest";
import { origin } from "../support/console-scene";
import { must, refusalCode } from "../support/must";
import { onboardingScene } from "../support/onboarding-scene";

test("nobody applies again before what the last application gave was taken back, or it would stay", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("TAX");
  must(await scene.commands.withdrawApplication(scene.holder, origin));
  expect(scene.kycLevel()).toBe("IDENTITY");
  expect(refusalCode(await scene.apply())).toBe("UNAVAILABLE");
  await scene.work();
  must(await scene.apply());
  expect([scene.kycLevel(), scene.application().onboarding.kycBefore]).toEqual(["CONTACT", "CONTACT"]);
});
