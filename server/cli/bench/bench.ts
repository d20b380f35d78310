import { type Command, UsageError } from "../command";
import type { Benchmark } from "./benchmark";

const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  reads: async () => (await import("./bench-reads")).benchReads,
  "sign-in": async () => (await import("./bench-sign-in")).benchSignIn,
  backtest: async () => (await import("./bench-backtest")).benchBacktest,
  "re-evaluate": async () => (await import("./bench-re-evaluate")).benchReEvaluate,
  audit: async () => (await import("./bench-audit")).benchAudit,
  rebuild: async () => (await import("./bench-rebuild")).benchRebuild,
  api: async () => (await import("./bench-api")).benchApi,
  events: async () => (await import("./bench-events")).benchEvents,
  chaos: async () => (await import("./bench-chaos")).benchChaos,
  onboarding: async () => (await import("./bench-onboarding")).benchOnboarding,
  "lock-race": async () => (await import("./bench-lock-race")).benchLockRace,
};

/** Full-size races and timings, each beside its limit in the same run, on a database of its own. */
export const bench: Command = {
  summary:
    "time the product beside the bare database (reads), its door for all kinds of people (sign-in), race locks, or kill processes under load (chaos)",
  usage: `bench [${Object.keys(benchmarks).join("|")}] [--accounts N] [--entries N] [--rounds N] [--steps N] [--door web|api] [--no-broker] [--model NAME] [--json]`,
  run: async (context) => {
    const [name = "reads", ...args] = context.args;
    const load = benchmarks[name];
    if (load === undefined) throw new UsageError(`There is no benchmark ${name}.`);
    return (await (await load())({ ...context, args })) ? 0 : 1;
  },
};
