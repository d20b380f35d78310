import { expect, test } from "vitest";
import {
  reasonsFor,
  returnStageSchema,
} from "@/server/accounts/application/use-cases/return-stage/return-stage.schema";
import { personChecksOf } from "@/server/accounts/domain/policies/person-check-policy";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { origin } from "../support/console-scene";
import { must } from "../support/must";
import { onboardingScene } from "../support/onboarding-scene";

test.each(APPLICATION_STAGES)(
  "%s is approved only with every check of a person ticked, and keeps them",
  async (stage) => {
    const scene = onboardingScene();
    must(await scene.apply());
    await scene.reach(stage);
    if (stage !== "FINAL") must(await scene.send(stage));
    await scene.work();
    const { id } = scene.application();
    const approve = (personChecks: (typeof personChecksOf)["TAX"]) =>
      scene.commands.approveStage({ applicationId: id, stage, personChecks: [...personChecks] }, scene.other, origin);
    const [last] = personChecksOf[stage].slice(-1);
    const foreign = stage === "TAX" ? personChecksOf.STORE : personChecksOf.TAX;
    expect(await approve([...personChecksOf[stage].slice(0, -1), ...foreign])).toMatchObject({
      refusal: { code: "VALIDATION", fields: [{ field: `personChecks.${last}` }] },
    });
    expect(scene.application().onboarding.stages[stage].status).toBe("SUBMITTED");
    expect((await approve(personChecksOf[stage])).ok).toBe(true);
    expect([...scene.ports.tables.stageDecisions.values()].at(-1)?.personChecks).toEqual(personChecksOf[stage]);
  },
);

test("whoever decides on what somebody else decided first is told who", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  must(await scene.send("BUSINESS"));
  await scene.work();
  const { id: applicationId, version } = scene.application();
  must(await scene.approve("BUSINESS"));
  const stage = "BUSINESS" as const;
  const late = { applicationId, stage, version };
  const acts = [
    scene.commands.approveStage({ ...late, personChecks: [...personChecksOf[stage]] }, scene.other, origin),
    scene.commands.returnStage(
      { ...late, items: [{ topic: "ADDRESS", reason: "MISMATCH" }], message: "", days: 7 },
      scene.other,
      origin,
    ),
    scene.commands.overrideCheck({ ...late, check: "DISPOSABLE_MAIL", note: "It is theirs." }, scene.other, origin),
    scene.commands.rejectApplication(
      { ...late, reasonCode: "BUSINESS_NOT_CONFIRMED", note: "It does not exist." },
      scene.other,
      origin,
    ),
  ];
  for (const act of acts) {
    expect(await act).toMatchObject({ refusal: { code: "CONFLICT", what: "application", by: "Nisha Rao" } });
  }
});

test("the seller reads a sentence for each item, then what was added", async () => {
  const scene = onboardingScene();
  must(await scene.apply());
  must(await scene.send("BUSINESS"));
  await scene.work();
  const input = {
    applicationId: scene.application().id,
    stage: "BUSINESS" as const,
    items: [
      { topic: "BUSINESS_PROOF", reason: "BLURRED" },
      { topic: "ADDRESS", reason: "MISMATCH" },
    ] as const,
    message: "The street is another one than on the deed.",
    days: 7,
  };
  const returned = must(await scene.commands.returnStage({ ...input, items: [...input.items] }, scene.analyst, origin))
    .onboarding.stages.BUSINESS.returned;
  expect(returned).toMatchObject({ items: input.items, reasons: ["BLURRED", "MISMATCH"] });
  expect(returned?.message).toBe(
    "The proof of your business can't be read. Please send a sharper picture of all of it.\n" +
      "The address does not agree with the rest. Please look at both and put right what is wrong.\n\n" +
      "The street is another one than on the deed.",
  );
});

test("something else than the list says wants words of its own", () => {
  const input = {
    applicationId: "019ce0bc-0000-7000-8000-00000000ffff",
    stage: "TAX",
    items: [{ topic: "GSTIN", reason: "OTHER" }],
    message: "",
    days: 7,
  };
  const read = (change: object) => returnStageSchema.safeParse({ ...input, ...change }).success;
  expect(read({})).toBe(false);
  expect(read({ message: "Send the one of this business." })).toBe(true);
  expect(read({ items: [{ topic: "GSTIN", reason: "MISMATCH" }] })).toBe(true);
  expect(read({ items: [] })).toBe(false);
});

test.each(["PAN_CARD", "PAN", "FULL_NAME", "STORE_NAME"] as const)(
  "%s is never sent back for having run out",
  (topic) => {
    const order = {
      applicationId: "019ce0bc-0000-7000-8000-00000000ffff",
      stage: "IDENTITY",
      version: 1,
      message: "",
      days: 7,
    };
    const read = (reason: string) => returnStageSchema.safeParse({ ...order, items: [{ topic, reason }] }).success;
    expect([read("EXPIRED"), read("BLURRED")]).toEqual([false, true]);
    expect(reasonsFor(topic, [{ code: "EXPIRED" }, { code: "BLURRED" }])).toEqual([{ code: "BLURRED" }]);
    expect(reasonsFor("PHOTO_ID", [{ code: "EXPIRED" }])).toEqual([{ code: "EXPIRED" }]);
  },
);
