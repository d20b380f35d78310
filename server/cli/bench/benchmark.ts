import { type CommandContext, UsageError } from "../command";

/** One benchmark; answers false when a promise did not hold. */
export type Benchmark = (context: CommandContext) => Promise<boolean>;

/** `--accounts 1000` among the arguments, else the usual number. */
export function numberOption(args: readonly string[], name: string, usual: number): number {
  const at = args.indexOf(`--${name}`);
  if (at < 0) return usual;
  const value = Number(args[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`--${name} takes a whole number above 0.`);
  return value;
}
