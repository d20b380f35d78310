import { type Command, UsageError } from "../command";
import type { Benchmark } from "./benchmark";

const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  reads: async () => (await import("./bench-reads")).benchReads,
  "sign-in": async () => (await import("./bench-sign-in")).benchSignIn,
  rebuild: async () => (await import("./bench-rebuild")).benchRebuild,
  api: async () => (await import("./bench-api")).benchApi,
  "lock-race": async () => (await import("./bench-lock-race")).benchLockRace,
};

/** Full-size races and timings, each beside its limit in the same run, on a database of its own. */
export const bench: Command = {
  summary:
    "time the product beside the bare database (reads), its door for all kinds of people (sign-in), or race locks",
  usage: `bench [${Object.keys(benchmarks).join("|")}] [--accounts N] [--rounds N] [--json]`,
  run: async (context) => {
    const [name = "reads", ...args] = context.args;
    const load = benchmarks[name];
    if (load === undefined) throw new UsageError(`There is no benchmark ${name}.`);
    return (await (await load())({ ...context, args })) ? 0 : 1;
  },
};
