import { expect, test } from "vitest";
import { disable, suspend } from "@/server/accounts/domain/aggregates/account-life-cycle";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { decideCase, flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { BUYER_ID, hoursLater, STAFF_ID } from "../support/account-facts";
import { CASE_ID, origin } from "../support/console-scene";
import { must, refusalCode } from "../support/must";
import { onboardingScene } from "../support/onboarding-scene";

test("rejects only when a LEAD approves, takes back what the stages gave, and names the day to apply again", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("STORE");
  expect(scene.kycLevel()).toBe("BUSINESS");
  const note = "The same passport photo as in another application.";
  const { id: applicationId } = scene.application();
  const asked = must(
    await scene.commands.rejectApplication(
      { applicationId, stage: "STORE", reasonCode: "IDENTITY_NOT_CONFIRMED", note },
      scene.analyst,
      origin,
    ),
  );
  expect(scene.application().stage).toBe("STORE");
  expect(must(await scene.answer(asked.approvalId)).state).toBe("APPROVED");
  await scene.work();
  expect(scene.application()).toMatchObject({ stage: "REJECTED" });
  expect(scene.kycLevel()).toBe("CONTACT");
  expect(scene.ports.tables.gstinClaims.size).toBe(0);
  const text = scene.ports.notifications.at(-1)?.values["text"] ?? "";
  expect(text).toContain("you can appeal within six months");
  expect(text).toContain("You can apply again from 20 December 2026.");
  expect(text).not.toContain(note);
  expect(await scene.apply()).toMatchObject({ refusal: { code: "ILLEGAL_TRANSITION", from: "REJECTED" } });
  scene.ports.now = hoursLater(31 * 24);
  const sessions = scene.ports.tables.sessions;
  for (const [id, one] of sessions) {
    sessions.set(id, {
      ...one,
      session: { ...one.session, lastSeenAt: scene.ports.now, expiresAt: hoursLater(40 * 24) },
    });
  }
  expect((await scene.apply()).ok).toBe(true);
});

test("withdrawing leaves the buyer side untouched", async () => {
  const scene = onboardingScene();
  const before = scene.account();
  must(await scene.apply());
  await scene.reach("STORE");
  must(await scene.commands.withdrawApplication(scene.holder, origin));
  await scene.work();
  expect(scene.account()).toEqual(before);
  expect(scene.kycLevel()).toBe("CONTACT");
});

test("waits while the account is on hold, and completes once the hold is over", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("FINAL");
  must(await scene.approve("FINAL"));
  const order = { reason: "OTHER", scope: "SELLER", until: hoursLater(3), by: STAFF_ID, at: scene.ports.now } as const;
  scene.ports.tables.accounts.set(BUYER_ID, must(lockAccount(scene.account(), order)).account);
  await scene.work();
  expect(scene.account().sellerProfile).toBeNull();
  expect(scene.application().onboarding).toMatchObject({ stage: "FINAL", completing: "GRANT", paused: ["HOLD"] });
  scene.ports.now = hoursLater(4);
  await scene.commands.noteStanding(50, origin);
  await scene.work();
  expect(scene.application().stage).toBe("PROBATION");
  expect(scene.account().sellerProfile?.onboardingStage).toBe("PROBATION");
});

test("ends when its account is disabled, also while a grant waits, and nothing is granted afterwards", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("FINAL");
  must(await scene.approve("FINAL"));
  disableApplicant(scene);
  await scene.work();
  expect(scene.application()).toMatchObject({ stage: "EXPIRED", onboarding: { completing: null, paused: [] } });
  await scene.work();
  expect(scene.account().sellerProfile).toBeNull();
  expect(scene.kycLevel()).toBe("CONTACT");
  expect(scene.ports.tables.gstinClaims.size).toBe(0);
  expect(await scene.commands.waiting(50)).toEqual([]);
  expect(scene.ports.notifications.filter(({ values }) => /expired/i.test(String(values["text"])))).toEqual([]);
});

test("ends by the next look when its account was disabled while it was paused", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("TAX");
  const { now: at } = scene.ports;
  const order = { reason: "OTHER", scope: "SELLER", until: hoursLater(3), by: STAFF_ID, at } as const;
  scene.ports.tables.accounts.set(BUYER_ID, must(lockAccount(scene.account(), order)).account);
  await scene.commands.noteStanding(50, origin);
  expect(scene.application().onboarding.paused).toEqual(["HOLD"]);
  disableApplicant(scene);
  await scene.commands.noteStanding(50, origin);
  await scene.work();
  expect(scene.application()).toMatchObject({ stage: "EXPIRED", onboarding: { paused: [] } });
  expect(scene.kycLevel()).toBe("CONTACT");
  expect((await scene.commands.noteStanding(50, origin)).noted).toBe(0);
});

test("pauses by a fall of trust and resumes at the same stage once somebody cleared it, or trust came back", async () => {
  for (const comesBackBy of ["CLEARED", "TRUST"] as const) {
    const scene = onboardingScene();
    must(await scene.apply());
    await scene.reach("TAX");
    // Every commit makes new tables.
    const rows = () => scene.ports.tables;
    const profile = rows().profiles.get(BUYER_ID);
    if (!profile) throw new Error("The applicant has a standing.");
    rows().profiles.set(BUYER_ID, { ...profile, riskLevel: "HIGH", shown: { ...profile.shown, riskLevel: "HIGH" } });
    expect(refusalCode(await scene.send("TAX"))).toBe("CONFLICT");
    await scene.commands.noteStanding(50, origin);
    expect(scene.application().onboarding.paused).toEqual(["TRUST"]);
    if (comesBackBy === "TRUST") rows().profiles.set(BUYER_ID, profile);
    else rows().cases.set(CASE_ID, clearedCase(scene.ports.now));
    await scene.commands.noteStanding(50, origin);
    expect(scene.application().onboarding).toMatchObject({ stage: "TAX", paused: [] });
    expect((await scene.send("TAX")).ok).toBe(true);
  }
});

function clearedCase(at: Date) {
  const facts = { caseId: CASE_ID, accountId: BUYER_ID, riskLevel: "HIGH", scoreMilli: 42_600 } as const;
  const flag = { ...facts, reason: "RISK_REACHED_HIGH", exposureMinor: 0, evidenceAt: at, at } as const;
  const { reviewCase } = flagAccount(null, flag, reviewPolicy);
  if (!reviewCase) throw new Error("A case opens.");
  const answer = { outcome: "CLEAR", reasonCode: "NORMAL_BEHAVIOUR", note: null } as const;
  return must(decideCase(reviewCase, { answer, by: STAFF_ID, at })).reviewCase;
}

/** Nobody is disabled who was not suspended before. */
function disableApplicant(scene: ReturnType<typeof onboardingScene>): void {
  const order = { reason: "SELLER_FRAUD", by: STAFF_ID, at: scene.ports.now } as const;
  const suspended = must(suspend(scene.account(), order)).account;
  scene.ports.tables.accounts.set(BUYER_ID, must(disable(suspended, order)).account);
}
