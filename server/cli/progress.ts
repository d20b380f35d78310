import { MultiBar, Presets, type SingleBar } from "cli-progress";
import type { CommandContext } from "./command";

export type Progress = {
  /** Where a phase stands. A phase begins with its first word. */
  readonly at: (phase: string, done: number, of: number) => void;
  /** A line beside the bars. */
  readonly say: (line: string) => void;
  readonly stop: () => void;
};

/** How often a machine or a log hears of a phase: at each of so many parts. */
const PLAIN_STEPS = 4;

/** Bars on a terminal, now and then a plain line elsewhere; all on standard error. */
export function openProgress({ interactive, tell }: Pick<CommandContext, "interactive" | "tell">): Progress {
  return interactive && process.stderr.isTTY ? bars() : plain(tell);
}

function bars(): Progress {
  const all = new MultiBar(
    {
      format: "{phase} {bar} {percentage}% {duration_formatted}",
      hideCursor: true,
      clearOnComplete: false,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  const open = new Map<string, SingleBar>();
  return {
    at: (phase, done, of) => {
      const bar = open.get(phase) ?? all.create(of, done, { phase: phase.padEnd(10) });
      open.set(phase, bar);
      bar.setTotal(of);
      bar.update(done);
    },
    say: (line) => all.log(`${line}\n`),
    stop: () => all.stop(),
  };
}

function plain(tell: (line: string) => void): Progress {
  const told = new Map<string, number>();
  return {
    at: (phase, done, of) => {
      const step = of === 0 ? PLAIN_STEPS : Math.floor((done * PLAIN_STEPS) / of);
      if (step <= (told.get(phase) ?? 0)) return;
      told.set(phase, step);
      tell(`${phase}: ${Math.round((step * 100) / PLAIN_STEPS)}%`);
    },
    say: tell,
    stop: () => undefined,
  };
}
