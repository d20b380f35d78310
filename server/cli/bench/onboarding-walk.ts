import type { Random } from "@/server/accounts/adapters/inbound/demo/seeded-random";
import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { OnboardingCommands } from "@/server/accounts/application/use-cases/onboarding-commands";
import { personChecksOf } from "@/server/accounts/domain/policies/person-check-policy";
import {
  APPLICATION_STAGES,
  type ApplicationStage,
  isApplicationStage,
} from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { BenchDatabase } from "./bench-database";
import { answersOf, gstinOfBusiness } from "./onboarding-answers";
import { handInDocuments } from "./onboarding-documents";

export type WalkStaff = { readonly analysts: readonly StaffActor[]; readonly lead: StaffActor };
export type WalkingApplicant = { readonly holder: HolderActor; readonly business: number };

export type WalkScene = {
  readonly database: BenchDatabase;
  readonly random: Random;
  readonly staff: WalkStaff;
  readonly applicant: WalkingApplicant;
};

type Move = (scene: WalkScene, onboarding: OnboardingCommands) => Promise<unknown>;

const origin = { requestId: "bench-onboarding", channel: "cli", ip: null, userAgent: null } as const;

/** One thing that an applicant, staff, the system or two workers at once do. A refusal is an answer like any other. */
export async function makeMove(scene: WalkScene): Promise<void> {
  const makes = scene.random.pick(MOVES);
  await makes(scene, scene.database.accounts.onboarding);
}

const inHand = async ({ database, applicant }: WalkScene) => {
  const application = await latestOf(database, applicant);
  if (!application) return null;
  const stage = application.reopened ?? application.stage;
  return isApplicationStage(stage) ? { applicationId: application.id, stage } : null;
};

type Row = { readonly id: string; readonly stage: ApplicationStage | "PROBATION"; readonly reopened: "TAX" | null };

async function latestOf({ database }: BenchDatabase, { holder }: WalkingApplicant): Promise<Row | null> {
  const { rows } = await database.pool.query<Row>(
    `SELECT id, stage, state->>'reopened' AS reopened FROM seller_application
      WHERE account_id = $1 ORDER BY opened_at DESC, id DESC LIMIT 1`,
    [holder.accountId],
  );
  return rows[0] ?? null;
}

const apply: Move = ({ applicant: { holder, business } }, { openApplication }) =>
  openApplication({ storeName: `Store ${business}`, gstNumber: gstinOfBusiness(business) }, holder, origin);

const send: Move = async (scene, { submitStage }) => {
  const at = await inHand(scene);
  const { holder, business } = scene.applicant;
  if (!at || at.stage === "FINAL") return;
  await handInDocuments(scene.database, holder, at.stage);
  await submitStage(answersOf(business)[at.stage], holder, origin);
};

const approve: Move = async (scene, { approveStage }) => {
  const at = await inHand(scene);
  if (at)
    await approveStage(
      { ...at, personChecks: personChecksOf[at.stage] },
      scene.random.pick(scene.staff.analysts),
      origin,
    );
};

const approveTwice: Move = async (scene, onboarding) => {
  await Promise.all([approve(scene, onboarding), approve(scene, onboarding)]);
};

const sendBack: Move = async (scene, { returnStage }) => {
  const at = await inHand(scene);
  const words = { items: [{ topic: "PAN", reason: "BLURRED" } as const], message: "Please send it again.", days: 7 };
  if (!at) return;
  const stage = at.stage === "FINAL" ? scene.random.pick(APPLICATION_STAGES) : at.stage;
  await returnStage({ ...at, stage, ...words }, scene.random.pick(scene.staff.analysts), origin);
};

const withdraw: Move = ({ applicant }, { withdrawApplication }) => withdrawApplication(applicant.holder, origin);

const changeNumber: Move = async ({ database, applicant: { holder, business } }, { editStore }) => {
  await handInDocuments(database, holder, "TAX");
  const tax = { gstNumber: gstinOfBusiness(business + 5_000), legalName: "Verma Crafts" };
  await editStore({ tax }, holder, origin);
};

/** The standing is told as the trust engine would: the sweep finds it. */
const setRisk =
  (risk: "LOW" | "HIGH"): Move =>
  async ({ database, applicant }, { noteStanding }) => {
    await database.database.pool.query("UPDATE trust_profile SET risk_level = $2 WHERE account_id = $1", [
      applicant.holder.accountId,
      risk,
    ]);
    await noteStanding(20, origin);
  };

const workTwice: Move = async (_scene, { waiting, run }) => {
  const ids = await waiting(10);
  await Promise.all([...ids, ...ids].map((id) => run(id, origin)));
};

const work: Move = async (_scene, { waiting, run }) => {
  for (const id of await waiting(10)) await run(id, origin);
};

/** What leads on stands more often than what ends it. */
const MOVES: readonly Move[] = [
  ...[apply, apply, send, send, send, send, approve, approve, approve, approve, approve, approveTwice],
  ...[sendBack, withdraw, changeNumber, setRisk("HIGH"), setRisk("LOW"), setRisk("LOW")],
  ...[work, work, work, workTwice, workTwice],
];

/** Nothing waits any more. */
export async function drain(database: BenchDatabase): Promise<void> {
  const { waiting, run } = database.accounts.onboarding;
  for (let ids = await waiting(50); ids.length > 0; ids = await waiting(50)) {
    for (const id of ids) await run(id, origin);
  }
}
