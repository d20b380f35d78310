import { cpus } from "node:os";

export type Rate = {
  readonly perSecond: number;
  /** Of this process, for each event. */
  readonly cpuMs: number;
  /** Of the database's connections, for each event; null where that can't be told. */
  readonly databaseCpuMs: number | null;
};

export type EventRow = { readonly what: string; readonly aim: number; readonly ours: Rate; readonly bare: Rate };

type Run = { readonly accounts: number; readonly seconds: number; readonly load: number };

const HEADS = ["a second", "bare", "of the bare", "ms here", "ms there", "bare there", "CPU of the bare"];

/** Both sides of each kind; the processor's time says something on a machine that does other work too. */
export function eventWords(rows: readonly EventRow[], { accounts, seconds, load }: Run): readonly string[] {
  return [
    `${accounts.toLocaleString("en-IN")} accounts, ${seconds} s each; ${cpus().length} cores, load ${load.toFixed(1)}`,
    "For each event: processor time of this process (here) and of the database (there).",
    `${"".padEnd(28)}${HEADS.map((head) => head.padStart(WIDTH)).join("")}  aim`,
    ...rows.map(lineOf),
  ];
}

const WIDTH = 16;

function lineOf({ what, aim, ours, bare }: EventRow): string {
  const all = totalCpu(ours);
  const bareAll = totalCpu(bare);
  const figures = [
    shown(ours.perSecond, 0),
    shown(bare.perSecond, 0),
    shown(ours.perSecond / bare.perSecond, 2),
    shown(ours.cpuMs, 3),
    shown(ours.databaseCpuMs, 3),
    shown(bare.databaseCpuMs, 3),
    shown(all === null || bareAll === null ? null : all / bareAll, 2),
  ];
  const verdict = ours.perSecond >= aim ? "met" : "NOT MET";
  return `${what.padEnd(28)}${figures.join("")}  >= ${aim.toLocaleString("en-IN")} a second: ${verdict}`;
}

const totalCpu = ({ cpuMs, databaseCpuMs }: Rate): number | null =>
  databaseCpuMs === null ? null : cpuMs + databaseCpuMs;

const shown = (value: number | null, digits: number): string => (value?.toFixed(digits) ?? "-").padStart(WIDTH);
