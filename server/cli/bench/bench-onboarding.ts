import { seededRandom } from "@/server/accounts/adapters/inbound/demo/seeded-random";
import { registerAccount } from "@/server/accounts/domain/aggregates/account-beginnings";
import { verifyContact } from "@/server/accounts/domain/aggregates/account-contacts";
import { openTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { emailFrom } from "@/server/accounts/domain/value-objects/email";
import { personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { newId } from "@/server/platform/new-id";
import { type BenchDatabase, openBenchDatabase } from "./bench-database";
import { insert, must, openSessionFor, signedInStaff } from "./bench-people";
import { type Benchmark, numberOption } from "./benchmark";
import { type OnboardingProof, proveOnboarding } from "./onboarding-proof";
import { drain, makeMove, type WalkingApplicant, type WalkStaff } from "./onboarding-walk";

const USUAL_STEPS = 10_000;
const APPLICANTS = 16;
/** A fresh proof lasts 15 minutes. */
const STEPS_EACH_SHIFT = 400;

/**
 * A long random walk on the real database: applicants apply, send, change their number and withdraw; staff approve
 * (twice at once, too) and send back; trust falls and rises; two workers run the same steps. Holds when no step ran
 * twice, no stage was skipped, and everybody has exactly what their state gives.
 */
export const benchOnboarding: Benchmark = async ({ args, runtime, print, tell, json, stop }) => {
  const steps = numberOption(args, "steps", USUAL_STEPS);
  const seed = numberOption(args, "seed", Date.now() % 1_000_000);
  const database = await openBenchDatabase(runtime, "goodstanding_bench_onboarding");
  const random = seededRandom(seed);
  const startedAt = Date.now();
  try {
    const applicants: WalkingApplicant[] = [];
    for (let n = 0; n < APPLICANTS; n += 1) applicants.push(await putApplicant(database, n));
    let staff = await nextShift(database);
    let made = 0;
    for (; made < steps && !stop.aborted; made += 1) {
      if (made % STEPS_EACH_SHIFT === 0 && made > 0) staff = await nextShift(database);
      await makeMove({ database, random, staff, applicant: random.pick(applicants) });
      if ((made + 1) % 1_000 === 0) tell(`  ${made + 1} steps after ${Math.round((Date.now() - startedAt) / 1000)} s`);
    }
    await drain(database);
    const proof = await proveOnboarding(
      database,
      applicants.map(({ holder }) => holder.accountId),
    );
    const answer = { walked: made, seed, seconds: Math.round((Date.now() - startedAt) / 1000), ...proof };
    print(json ? JSON.stringify(answer) : inWords(answer));
    return brokenPromises(proof) === 0;
  } finally {
    await database.close();
  }
};

const brokenPromises = ({ stepsTwice, wrongLevel, wrongRole, lostBuyers, skipped }: OnboardingProof): number =>
  stepsTwice + wrongLevel + wrongRole + lostBuyers + skipped;

const inWords = (answer: OnboardingProof & { walked: number; seed: number; seconds: number }): string =>
  `${answer.walked} moves with seed ${answer.seed} in ${answer.seconds} s: ${answer.applications} applications, ` +
  `${answer.steps} steps, ${answer.sellers} sellers; ${answer.stepsTwice} told twice, ${answer.skipped} stages skipped, ` +
  `${answer.wrongLevel + answer.wrongRole} with other rights than their state gives, ${answer.lostBuyers} lost buyers`;

async function nextShift(database: BenchDatabase): Promise<WalkStaff> {
  const analysts = [await signedInStaff(database, "ANALYST"), await signedInStaff(database, "ANALYST")];
  return { analysts: analysts.map(({ actor }) => actor), lead: (await signedInStaff(database, "LEAD")).actor };
}

/** Every second pair of applicants wants the same number. */
async function putApplicant(database: BenchDatabase, n: number): Promise<WalkingApplicant> {
  const accountId = accountIdFrom(newId());
  const at = new Date();
  const address = `applicant-${accountId.slice(-12)}@example.org`;
  const email = emailFrom({ address, key: address });
  const signedUp = { id: accountId, email, phone: null, name: personNameFrom("Asha Verma"), at };
  const { account } = must(registerAccount(signedUp));
  await insert(database, must(verifyContact(account, { contact: { kind: "EMAIL", key: address }, at })).account);
  const operator = { kind: "OPERATOR", name: "operator" } as const;
  const origin = { requestId: newId(), channel: "cli", ip: null, userAgent: null } as const;
  must(
    await database.accounts.unitOfWork(
      { action: "trust.evaluate", actor: operator, origin, subject: null, accounts: [accountId] },
      async (write) => {
        await write.trust.saveMany([openTrustProfile({ accountId, kycLevel: "CONTACT", policy: trustPolicyV1, at })]);
        return done(null);
      },
    ),
  );
  const { sessionId } = await openSessionFor(database, accountId);
  const business = Number.parseInt(accountId.slice(-6), 16) % 4_000;
  const holder = { kind: "HOLDER", accountId, sessionId, name: "Asha Verma" } as const;
  return { holder, business: n % 4 === 3 ? 4_000 + (n >> 3) : business };
}
