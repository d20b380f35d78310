import { expect, test } from "vitest";
import { applyToSell } from "@/server/accounts/application/use-cases/apply-to-sell/apply-to-sell";
import { apiKeyIdFrom } from "@/server/accounts/domain/value-objects/api-key-id";
import { answersOf, gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { BUYER_ID, hoursLater, minutesAfter, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { origin } from "../support/console-scene";
import { must, refusalCode } from "../support/must";
import { onboardingScene } from "../support/onboarding-scene";

test("takes a buyer all the way to selling on probation, who keeps buying", async () => {
  const scene = onboardingScene();
  const before = scene.account();
  must(await scene.apply());
  await scene.reach("PROBATION");
  expect(scene.account()).toMatchObject({
    buyerProfile: before.buyerProfile,
    sellerProfile: { storeName: "Verma Crafts", gstNumber: gstinOfBusiness(939), onboardingStage: "PROBATION" },
  });
  expect(scene.account().roles.map(({ type }) => type)).toEqual(["BUYER", "SELLER"]);
  expect(scene.kycLevel()).toBe("BUSINESS");
  expect(scene.ports.events.filter(({ type }) => type === "SellerUpgraded")).toHaveLength(1);
  expect(scene.ports.events.flatMap((event) => (event.type === "SellerOnboardingAdvanced" ? [event.to] : []))).toEqual([
    "BUSINESS",
    "IDENTITY",
    "TAX",
    "PAYOUT",
    "STORE",
    "FINAL",
    "PROBATION",
  ]);
  const told = scene.ports.notifications.map(({ values }) => values["text"]?.split("\n\n")[1]);
  expect(told.at(-1)).toBe("You can sell now.");
});

test("gives no role, no profile and no listing before FINAL is approved", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("FINAL");
  expect(scene.account().sellerProfile).toBeNull();
  expect(scene.account().roles.map(({ type }) => type)).toEqual(["BUYER"]);
});

test("leaves one entry for each act, with the stage as its reason", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  must(await scene.send("BUSINESS"));
  await scene.work();
  must(await scene.approve("BUSINESS"));
  expect(scene.ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([
    ["seller.open-application", "DONE"],
    ["seller.submit-stage", "DONE"],
    ["seller.run-step", "DONE"],
    ["seller.approve-stage", "DONE"],
  ]);
});

test("asks for a fresh proof to approve, and none to send back", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  must(await scene.send("BUSINESS"));
  await scene.work();
  scene.ports.now = minutesAfter(80);
  expect(refusalCode(await scene.approve("BUSINESS"))).toBe("STEP_UP_REQUIRED");
  const returned = await scene.commands.returnStage(
    {
      applicationId: scene.application().id,
      stage: "BUSINESS",
      items: [{ topic: "ADDRESS", reason: "MISMATCH" }],
      message: "The city is another one.",
      days: 7,
    },
    scene.analyst,
    origin,
  );
  expect(must(returned).onboarding.stages.BUSINESS.returned).toMatchObject({ reasons: ["MISMATCH"] });
  await scene.work();
  expect(scene.ports.notifications.at(-1)?.values["text"]).toContain("The city is another one.");
  expect(scene.ports.notifications.at(-1)?.values["text"]).toContain("27 November 2026");
});

test("keeps a draft while the stage can be sent, and none later", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  const save = () => scene.commands.saveStage({ stage: "BUSINESS", fields: { city: "Pu" } }, scene.holder, origin);
  expect((await save()).ok).toBe(true);
  must(await scene.send("BUSINESS"));
  expect(refusalCode(await save())).toBe("ILLEGAL_TRANSITION");
});

test("keeps no draft over one that was kept since, and says so", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  const save = (city: string, seenAt: Date | null) =>
    scene.commands.saveStage({ stage: "BUSINESS", fields: { city }, seenAt }, scene.holder, origin);
  const { savedAt } = must(await save("Pune", null));
  expect(refusalCode(await save("Thane", null))).toBe("CONFLICT");
  scene.ports.now = new Date(savedAt.getTime() + 1_000);
  must(await save("Thane", savedAt));
  expect(refusalCode(await save("Mumbai", savedAt))).toBe("CONFLICT");
});

test("tells a slip of typing at once, naming the field", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("TAX");
  const wrong = { ...answersOf().TAX, fields: { legalName: "Verma Crafts", gstNumber: "33AABCB5576G1ZX" } };
  expect(await scene.commands.submitStage(wrong, scene.holder, origin)).toMatchObject({
    refusal: { code: "VALIDATION", fields: [{ field: "gstNumber" }] },
  });
});

test("a number that belongs to a live seller needs a LEAD, who confirms a declared group", async () => {
  const scene = onboardingScene();
  const { id, ...live } = scene.account();
  const sellerProfile = {
    storeName: scene.ports.tables.accounts.get(BUYER_ID)?.sellerProfile?.storeName ?? "Verma Mills",
    gstNumber: gstinOfBusiness(939),
    isVerified: true,
    onboardingStage: "ESTABLISHED",
    createdAt: scene.ports.now,
  };
  const otherId = id.replace(/1$/u, "9") as typeof BUYER_ID;
  scene.ports.tables.accounts.set(otherId, { ...live, id: otherId, email: null, sellerProfile } as typeof live & {
    id: typeof BUYER_ID;
    sellerProfile: never;
  });
  must(await scene.apply());
  await scene.reach("TAX");
  must(await scene.send("TAX"));
  await scene.work();
  expect(await scene.approve("TAX")).toMatchObject({
    refusal: { code: "APPROVAL_REQUIRED", limit: "GSTIN_DUPLICATE" },
  });
  const found = [...scene.ports.tables.checks.values()].find(({ check }) => check === "GSTIN_DUPLICATE");
  expect(found).toMatchObject({ outcome: "REVIEW", related: [otherId] });
  const override = {
    applicationId: scene.application().id,
    stage: "TAX",
    check: "GSTIN_DUPLICATE",
    note: "Two shops of one firm.",
  } as const;
  expect(refusalCode(await scene.commands.overrideCheck(override, scene.analyst, origin))).toBe("APPROVAL_REQUIRED");
  must(await scene.commands.overrideCheck(override, scene.lead, origin));
  expect((await scene.approve("TAX")).ok).toBe(true);
});

test("a seller's new number reopens TAX, and nothing is listed before it is approved again", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("PROBATION");
  const same = { storeName: "Verma Mills", tax: answersOf(939).TAX.fields };
  expect(must(await scene.commands.editStore(same, scene.holder, origin)).store.storeName).toBe("Verma Mills");
  expect(scene.application().onboarding.reopened).toBeNull();
  const moved = { gstNumber: gstinOfBusiness(1234), legalName: "Verma Crafts" };
  expect(await scene.commands.editStore({ tax: moved }, scene.holder, origin)).toMatchObject({
    refusal: { code: "VALIDATION", fields: [{ field: "documents.GST_CERTIFICATE" }] },
  });
  scene.handInCertificate();
  must(await scene.commands.editStore({ tax: moved }, scene.holder, origin));
  await scene.work();
  expect(scene.application().onboarding).toMatchObject({ stage: "PROBATION", reopened: "TAX" });
  expect(scene.kycLevel()).toBe("IDENTITY");
  expect(scene.account().sellerProfile?.gstNumber).toBe(gstinOfBusiness(939));
  const override = {
    applicationId: scene.application().id,
    stage: "TAX",
    check: "PAN_IN_GSTIN",
    note: "The firm was sold on.",
  } as const;
  must(await scene.commands.overrideCheck(override, scene.analyst, origin));
  must(await scene.approve("TAX", scene.other));
  await scene.work();
  expect(scene.kycLevel()).toBe("BUSINESS");
  expect(scene.account().sellerProfile?.gstNumber).toBe(gstinOfBusiness(1234));
  expect(scene.ports.notifications.at(-1)?.values["text"]).toContain("The new GSTIN is in use.");
});

test("is established by time, orders and trust, and once", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("PROBATION");
  scene.ports.now = hoursLater(91 * 24);
  for (let sale = 0; sale < 20; sale += 1) {
    const fact = {
      sellerId: BUYER_ID,
      orderId: `o${sale}`,
      kind: "COMPLETED",
      source: "shop",
      eventId: `e${sale}`,
    } as const;
    scene.ports.tables.saleFacts.set(fact.eventId, { ...fact, occurredAt: scene.ports.now });
  }
  expect(await scene.commands.passTime(50, origin)).toEqual({ moved: 1 });
  expect(await scene.commands.passTime(50, origin)).toEqual({ moved: 0 });
  await scene.work();
  expect(scene.account().sellerProfile?.onboardingStage).toBe("ESTABLISHED");
  expect(scene.application().stage).toBe("ESTABLISHED");
  expect(
    scene.ports.events.filter((event) => event.type === "SellerOnboardingAdvanced" && event.to === "ESTABLISHED"),
  ).toHaveLength(1);
});

test("nobody decides on their own application, nor approves FINAL after IDENTITY, nor without the ticks", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  await scene.reach("FINAL");
  expect(refusalCode(await scene.approve("FINAL", scene.analyst))).toBe("CONFLICT_OF_INTEREST");
  expect(scene.application().onboarding.stages.IDENTITY.approvedBy).toBe(STAFF_ID);
  expect((await scene.approve("FINAL", scene.other)).ok).toBe(true);
  expect(scene.application().onboarding.stages.FINAL.approvedBy).toBe(OTHER_STAFF_ID);
});

test("an application that another system opened is the very way that its holder would open", async () => {
  const scene = onboardingScene();
  const key = { kind: "MACHINE", keyId: apiKeyIdFrom(scene.ports.newId()), name: "Shop", scopes: [] } as const;
  const input = { storeName: "Verma Crafts", gstNumber: gstinOfBusiness(939) };
  const byKey = applyToSell({ unitOfWork: scene.ports.unitOfWork });
  const way = must(await byKey(BUYER_ID, input, key, origin));
  expect(must(await byKey(BUYER_ID, input, key, origin))).toEqual(way);
  expect(must(await scene.apply())).toEqual(way);
  await scene.reach("PROBATION");
  expect(must(await byKey(BUYER_ID, input, key, origin))).toEqual({ kind: "SELLS", accountId: BUYER_ID });
});
