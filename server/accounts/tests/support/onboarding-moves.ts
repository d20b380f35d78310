import fc from "fast-check";
import { lockAccount, unlockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { personChecksOf } from "@/server/accounts/domain/policies/person-check-policy";
import { APPLICATION_STAGES, isApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { answersOf, gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { BUYER_ID, STAFF_ID } from "./account-facts";
import { origin } from "./console-scene";
import { type OnboardingScene, ProcessDied } from "./onboarding-scene";

/** One thing that somebody, the clock or the machine does; refused or not, everything has to hold after it. */
export type Move = { readonly says: string; readonly make: (scene: OnboardingScene) => Promise<unknown> };

const stageInHand = (scene: OnboardingScene) => {
  const [application] = [...scene.ports.tables.applications.values()].slice(-1);
  const stage = application?.onboarding.reopened ?? application?.stage;
  return application && stage && isApplicationStage(stage) ? { id: application.id, stage } : null;
};

const move = (says: string, make: Move["make"]): Move => ({ says, make });

const onStage = (
  says: string,
  make: (scene: OnboardingScene, at: NonNullable<ReturnType<typeof stageInHand>>) => Promise<unknown>,
): Move =>
  move(says, async (scene) => {
    const at = stageInHand(scene);
    if (at) await make(scene, at);
  });

const setRisk = (riskLevel: RiskLevel): Move =>
  move(`risk ${riskLevel}`, async ({ ports, commands }) => {
    const profile = ports.tables.profiles.get(BUYER_ID);
    if (profile) {
      ports.tables.profiles.set(BUYER_ID, { ...profile, riskLevel, shown: { ...profile.shown, riskLevel } });
    }
    await commands.noteStanding(50, origin);
  });

const passDays = (days: number): Move =>
  move(`${days} days`, async ({ ports, commands }) => {
    ports.now = new Date(ports.now.getTime() + days * 86_400_000);
    const { sessions } = ports.tables;
    const alive = { lastSeenAt: ports.now, provedAt: ports.now, expiresAt: new Date(ports.now.getTime() + 3_600_000) };
    for (const [id, one] of sessions) sessions.set(id, { ...one, session: { ...one.session, ...alive } });
    await commands.passTime(50, origin);
  });

const sell = (sales: number): Move =>
  move(`${sales} sales`, async ({ ports }) => {
    for (let sale = 0; sale < sales; sale += 1) {
      const fact = { sellerId: BUYER_ID, orderId: `o${sale}`, kind: "COMPLETED", source: "shop" } as const;
      ports.tables.saleFacts.set(fact.orderId, { ...fact, eventId: fact.orderId, occurredAt: ports.now });
    }
  });

const setLock = (locks: boolean): Move =>
  move(locks ? "lock" : "unlock", async (scene) => {
    const account = scene.account();
    const at = scene.ports.now;
    const order = {
      reason: "OTHER",
      scope: "SELLER",
      until: new Date(at.getTime() + 3_600_000),
      by: STAFF_ID,
      at,
    } as const;
    const decided = locks ? lockAccount(account, order) : unlockAccount(account, { by: STAFF_ID, at });
    if (decided.ok) scene.ports.tables.accounts.set(BUYER_ID, decided.value.account);
    await scene.commands.noteStanding(50, origin);
  });

/** What a process that starts anew reads back: JSON, as the database keeps it. */
function restart({ ports }: OnboardingScene): void {
  const { applications, sagaCommands } = ports.tables;
  for (const [id, one] of applications) {
    applications.set(id, { ...one, onboarding: JSON.parse(JSON.stringify(one.onboarding)) });
  }
  for (const [key, one] of sagaCommands) {
    sagaCommands.set(key, { ...one, command: JSON.parse(JSON.stringify(one.command)) });
  }
}

const crash = (units: number, when: "BEFORE_COMMIT" | "AFTER_COMMIT"): Move =>
  move(`crash ${when} of unit ${units}`, async (scene) => {
    Object.assign(scene.fuse, { units, when });
    await scene.work().catch((error: unknown) => {
      if (!(error instanceof ProcessDied)) throw error;
    });
    scene.fuse.when = null;
    restart(scene);
  });

const businesses = fc.integer({ min: 939, max: 941 });

/** Every move there is, those that lead on more often than those that end it. */
export const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: businesses.map((n) => move(`apply ${n}`, (scene) => scene.apply(n))) },
  {
    weight: 8,
    arbitrary: businesses.map((n) =>
      onStage(`send ${n}`, (scene, { stage }) => (stage === "FINAL" ? scene.work() : scene.send(stage, n))),
    ),
  },
  {
    weight: 10,
    arbitrary: fc
      .constantFrom("analyst", "other", "lead")
      .map((who) =>
        onStage(`approve by ${who}`, (scene, { id, stage }) =>
          scene.commands.approveStage(
            { applicationId: id, stage, personChecks: personChecksOf[stage] },
            scene[who as "lead"],
            origin,
          ),
        ),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 30 }).map((days) =>
      onStage(`return for ${days} days`, (scene, { id, stage }) => {
        const words = { items: [{ topic: "PAN", reason: "BLURRED" } as const], message: "Please send it again.", days };
        return scene.commands.returnStage({ applicationId: id, stage, ...words }, scene.analyst, origin);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      onStage("reject", async (scene, { id, stage }) => {
        const why = { reasonCode: "TAX_NOT_CONFIRMED", note: "The number is not theirs." } as const;
        const asked = await scene.commands.rejectApplication(
          { applicationId: id, stage, ...why },
          scene.analyst,
          origin,
        );
        if (asked.ok) await scene.answer(asked.value.approvalId);
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...APPLICATION_STAGES).map((stage) =>
      onStage(`FINAL sends back ${stage}`, (scene, at) => {
        if (at.stage !== "FINAL") return scene.work();
        const words = {
          items: [{ topic: "PAN", reason: "BLURRED" } as const],
          message: "Please send it again.",
          days: 9,
        };
        return scene.commands.returnStage({ applicationId: at.id, stage, ...words }, scene.other, origin);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(move("withdraw", (scene) => scene.commands.withdrawApplication(scene.holder, origin))),
  },
  {
    weight: 1,
    arbitrary: businesses.map((n) =>
      move(`new number ${n}`, (scene) => {
        if (scene.account().sellerProfile) scene.handInCertificate();
        return scene.commands.editStore(
          { tax: { gstNumber: gstinOfBusiness(n), legalName: answersOf(n).TAX.fields.legalName } },
          scene.holder,
          origin,
        );
      }),
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(1, 6, 26, 31, 95).map(passDays) },
  { weight: 2, arbitrary: fc.constantFrom<RiskLevel>("LOW", "MEDIUM", "HIGH", "CRITICAL").map(setRisk) },
  { weight: 2, arbitrary: fc.boolean().map(setLock) },
  { weight: 2, arbitrary: fc.constantFrom(5, 20).map(sell) },
  { weight: 10, arbitrary: fc.constant(move("work", (scene) => scene.work())) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom("BEFORE_COMMIT" as const, "AFTER_COMMIT" as const))
      .map(([units, when]) => crash(units, when)),
  },
);

/** What makes a shop on probation an established one, whatever went before. */
export const livesWell: readonly Move[] = [
  setLock(false),
  setRisk("LOW"),
  sell(20),
  passDays(95),
  setRisk("LOW"),
  passDays(1),
  move("work", (scene) => scene.work()),
];
