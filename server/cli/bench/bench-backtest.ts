import { loadavg } from "node:os";
import { tallyScores } from "@/server/accounts/domain/domain-services/backtest-service";
import { emptyTally } from "@/server/accounts/domain/domain-services/backtest-tally";
import { massColumns, packEvidence } from "@/server/accounts/domain/domain-services/evidence-columns";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { type Benchmark, numberOption } from "./benchmark";
import { generatedPerson } from "./generated-people";

const USUAL_ACCOUNTS = 50_000;
const RANGE = 2_000;
const AIM_SECONDS_PER_MILLION = 3;

/** Another weight and another base: every account's score is worked out twice. */
const draft: TrustPolicy = {
  ...trustPolicyV1,
  version: 2,
  base: 59,
  factors: { ...trustPolicyV1.factors, failures: { ...trustPolicyV1.factors.failures, weight: 2.8 } },
};

/**
 * The scoring of a backtest, both policies, levels and places on the scale, beside the bare work of the same run: the
 * same numbers read once from typed arrays with one logarithm per mass. Reading and packing are timed apart.
 */
export const benchBacktest: Benchmark = async ({ args, json, print }) => {
  const accounts = numberOption(args, "accounts", USUAL_ACCOUNTS);
  const at = new Date();
  const kinds = Array.from({ length: RANGE }, (_, n) => generatedPerson(n + 1, at).profile.evidence);
  const tally = emptyTally(at);
  const spent = { pack: 0, score: 0, bare: 0 };
  for (let done = 0; done < accounts; done += RANGE) {
    const range: readonly Evidence[] = kinds.slice(0, Math.min(RANGE, accounts - done));
    const began = coreTime();
    const columns = packEvidence(range);
    const packed = coreTime();
    const masses = massColumns(columns, at.getTime());
    tallyScores(tally, { liveMasses: masses, draftMasses: masses }, { live: trustPolicyV1, draft });
    const scored = coreTime();
    bareWork(masses);
    spent.pack += packed - began;
    spent.score += scored - packed;
    spent.bare += coreTime() - scored;
  }
  const seconds = (milliseconds: number) => milliseconds / 1000;
  const perMillion = (milliseconds: number) => (seconds(milliseconds) * 1_000_000) / accounts;
  const answer = {
    accounts,
    scoringSeconds: seconds(spent.score),
    bareSeconds: seconds(spent.bare),
    packingSeconds: seconds(spent.pack),
    scoringSecondsPerMillion: perMillion(spent.score),
    load: loadavg()[0] ?? 0,
    met: perMillion(spent.score) <= AIM_SECONDS_PER_MILLION,
  };
  if (json) print(JSON.stringify(answer));
  else for (const line of inWords(answer, perMillion(spent.bare), perMillion(spent.pack))) print(line);
  return tally.accounts === accounts;
};

/** Milliseconds of one core that this process has used: what others do on the machine does not count. */
const coreTime = (): number => process.cpuUsage().user / 1000;

/** Twice (for two policies) one logarithm of each mass, summed so that nothing is left out. */
function bareWork(masses: Float64Array): number {
  let sum = 0;
  for (let policy = 0; policy < 2; policy += 1) {
    for (const mass of masses) sum += Math.log(1 + (mass > 0 ? mass : 0));
  }
  return sum;
}

const inWords = (
  {
    accounts,
    scoringSecondsPerMillion,
    load,
    met,
  }: { accounts: number; scoringSecondsPerMillion: number; load: number; met: boolean },
  bare: number,
  pack: number,
): string[] => [
  `${accounts.toLocaleString("en-IN")} accounts under two policies, seconds of one core a million (load ${load.toFixed(1)}):`,
  `  scoring, levels and places  ${scoringSecondsPerMillion.toFixed(2)}  (aim ${AIM_SECONDS_PER_MILLION}: ${met ? "met" : "NOT MET"})`,
  `  bare logarithms             ${bare.toFixed(2)}`,
  `  packing evidence            ${pack.toFixed(2)}`,
];
