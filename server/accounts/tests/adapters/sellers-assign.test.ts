import { afterAll, beforeAll, expect, it } from "vitest";
import { listSellersSchema } from "@/server/accounts/application/ports/inbound/seller-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { type ModuleScene, moduleScene, putStaff, systemOrigin } from "../support/module-scene";
import { must, refusalCode } from "../support/must";
import { type Applicant, approve, putApplicant, reach, send } from "../support/real-onboarding";

let scene: ModuleScene;
let other: ReturnType<ModuleScene["openAnother"]>;
let ravi: StaffActor;
let priya: StaffActor;
let leela: StaffActor;

beforeAll(async () => {
  scene = await moduleScene();
  other = scene.openAnother();
  ravi = await named("ANALYST", "Ravi Shah");
  priya = await named("ANALYST", "Priya Kulkarni");
  leela = await named("LEAD", "Leela Menon");
});
afterAll(async () => {
  await other.database.close();
  await scene.close();
});

async function named(role: "ANALYST" | "LEAD", name: string): Promise<StaffActor> {
  const actor = await putStaff(scene, role);
  await scene.database.pool.query("UPDATE account SET name = $2 WHERE id = $1", [actor.accountId, name]);
  return { ...actor, name };
}

const assign = (
  { id }: Applicant,
  by: StaffActor,
  {
    to,
    seen = null,
    process = scene,
  }: { to: StaffActor | null; seen?: StaffActor | null; process?: Pick<ModuleScene, "accounts"> },
) =>
  process.accounts.selling.assignApplication(
    { applicationId: id, to: to?.accountId ?? null, seen: seen?.accountId ?? null },
    by,
    systemOrigin,
  );

async function rowOf({ id }: Applicant, by = ravi) {
  const { rows } = must(await scene.accounts.queries.listSellers(listSellersSchema.parse({ limit: 100 }), by));
  const row = rows.find(({ applicationId }) => applicationId === id);
  if (!row) throw new Error("The application lies on no desk.");
  return row;
}

const assigneeOf = async (applicant: Applicant) => (await rowOf(applicant)).assignee?.name ?? null;

const sendBack = (applicant: Applicant, by: StaffActor) =>
  scene.accounts.onboarding.returnStage(
    {
      applicationId: applicant.id,
      stage: "BUSINESS",
      items: [{ topic: "BUSINESS_PROOF", reason: "BLURRED" }],
      message: "Please send a sharper picture.",
      days: 7,
    },
    by,
    systemOrigin,
  );

async function sent(applicant: Applicant): Promise<void> {
  must(await send(scene, applicant, "BUSINESS"));
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
}

it("of two who take an application at once one has it, and the other is told who", async () => {
  for (let business = 800; business < 804; business += 1) {
    const applicant = await putApplicant(scene, business);
    const answers = await Promise.all([
      assign(applicant, ravi, { to: ravi }),
      assign(applicant, priya, { to: priya, process: other }),
    ]);
    const first = answers[0].ok ? ravi : priya;
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: "CONFLICT", by: first.name } });
    expect(await assigneeOf(applicant)).toBe(first.name);
  }
});

it("is taken, handed over and released, and the trail says by whom and to whom", async () => {
  const applicant = await putApplicant(scene, 810);
  must(await assign(applicant, ravi, { to: ravi }));
  must(await assign(applicant, ravi, { to: ravi }));
  expect(refusalCode(await assign(applicant, priya, { to: null, seen: ravi }))).toBe("CONFLICT");
  expect(refusalCode(await assign(applicant, ravi, { to: priya, seen: ravi }))).toBe("FORBIDDEN");
  must(await assign(applicant, leela, { to: priya, seen: ravi }));
  must(await assign(applicant, priya, { to: null, seen: priya }));
  const { rows } = await scene.database.pool.query<{
    who: string;
    outcome: string;
    changes: { before: unknown; after: unknown }[];
  }>(
    "SELECT actor_name AS who, outcome, changes FROM audit_entry WHERE action = 'seller.assign' AND account_id = $1 ORDER BY recorded_at, id",
    [applicant.holder.accountId],
  );
  expect(
    rows.map(({ who, outcome, changes }) => [who, outcome, changes[0]?.before ?? null, changes[0]?.after ?? null]),
  ).toEqual([
    ["Ravi Shah", "DONE", null, "Ravi Shah"],
    ["Ravi Shah", "DONE", null, null],
    ["Priya Kulkarni", "REFUSED", null, null],
    ["Ravi Shah", "REFUSED", null, null],
    ["Leela Menon", "DONE", "Ravi Shah", "Priya Kulkarni"],
    ["Priya Kulkarni", "DONE", "Priya Kulkarni", null],
  ]);
});

it("goes to nobody on leave or on hold, and to nobody who decides nothing", async () => {
  const applicant = await putApplicant(scene, 820);
  const support = await putStaff(scene, "SUPPORT");
  expect(refusalCode(await assign(applicant, leela, { to: support }))).toBe("FORBIDDEN");
  const suspended = await named("ANALYST", "Karan Bose");
  await scene.database.pool.query("UPDATE account SET status = 'SUSPENDED' WHERE id = $1", [suspended.accountId]);
  expect(refusalCode(await assign(applicant, leela, { to: suspended }))).toBe("NOT_FOUND");
});

it("comes back to whoever sent it back while they are on shift, and is free when they are not", async () => {
  const onShift = await putApplicant(scene, 830);
  await sent(onShift);
  must(await sendBack(onShift, priya));
  expect(await rowOf(onShift)).toMatchObject({
    waitingOn: "SELLER",
    now: "returned, not readable",
    assignee: { name: "Priya Kulkarni" },
  });
  await sent(onShift);
  expect(await rowOf(onShift)).toMatchObject({
    waitingOn: "US",
    now: "in review",
    assignee: { name: "Priya Kulkarni" },
  });

  const offShift = await putApplicant(scene, 831);
  const gone = await named("ANALYST", "Meera Nair");
  await sent(offShift);
  must(await sendBack(offShift, gone));
  await scene.database.pool.query(
    "UPDATE session SET last_seen_at = last_seen_at - make_interval(secs => idle_seconds + 1) WHERE account_id = $1",
    [gone.accountId],
  );
  await sent(offShift);
  expect(await assigneeOf(offShift)).toBeNull();
});

it("stays with its reviewer from stage to stage, but for FINAL after they approved the identity", async () => {
  const applicant = await putApplicant(scene, 840);
  must(await assign(applicant, ravi, { to: ravi }));
  await reach(scene, applicant, "STORE", ravi);
  expect(await assigneeOf(applicant)).toBe("Ravi Shah");
  must(await send(scene, applicant, "STORE"));
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  must(await approve(scene, applicant, "STORE", ravi));
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  expect(await rowOf(applicant)).toMatchObject({
    stage: "FINAL",
    now: "needs another reviewer",
    assignee: null,
    can: { take: false },
  });
  expect(refusalCode(await assign(applicant, ravi, { to: ravi }))).toBe("CONFLICT_OF_INTEREST");
  must(await assign(applicant, priya, { to: priya }));
  must(await approve(scene, applicant, "FINAL", priya));
  const { rows } = await scene.database.pool.query("SELECT waiting_on FROM seller_desk WHERE application_id = $1", [
    applicant.id,
  ]);
  expect(rows).toEqual([{ waiting_on: "SYSTEM" }]);
  await scene.accounts.onboarding.run(applicant.id, systemOrigin);
  await expect(rowOf(applicant)).rejects.toThrow("no desk");
});
