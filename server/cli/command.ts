import type { Runtime } from "./runtime";

/** What a command is given. `runtime` is open already and is released after the command. */
export type CommandContext = {
  /** What follows the command's name, without `--json`. */
  readonly args: readonly string[];
  /** A machine reads the answer: one JSON value on standard output, nothing else there. */
  readonly json: boolean;
  /** Standard output is a terminal and a person reads it, so progress bars are welcome. */
  readonly interactive: boolean;
  readonly runtime: Runtime;
  /** Aborted by the first Ctrl-C: finish the batch at hand, then return. */
  readonly stop: AbortSignal;
  /** The answer, one line each, to standard output. */
  readonly print: (line: string) => void;
  /** Everything else people should see, to standard error. */
  readonly tell: (line: string) => void;
};

export type LoneContext = Omit<CommandContext, "runtime">;

export type Command = {
  readonly summary: string;
  readonly usage: string;
  /** What it does with arguments that need no installation: none is opened then. Null with any others. */
  readonly alone?: (args: readonly string[]) => ((context: LoneContext) => Promise<number>) | null;
  /** Answers the exit code: 0 only on success. */
  readonly run: (context: CommandContext) => Promise<number>;
};

/** The command was called wrongly; its usage is printed and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
