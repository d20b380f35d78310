import type { ImportRun } from "@/server/accounts/application/ports/outbound/import-run-repository";
import { FACTORS, type Factor } from "@/server/accounts/domain/entities/trust-signal";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { dayOf } from "./choose-shift";
import type { Survey } from "./history-source";
import type { BatchImported } from "./import-batch";

/** What an import did, for people and machines. */
export type ImportSummary = {
  readonly kind: string;
  readonly asOf: string;
  readonly shiftDays: number;
  readonly typicalMinor: number;
  readonly rows: { readonly read: Readonly<Record<string, number>>; readonly leftOut: number };
  readonly accounts: { readonly created: number; readonly known: number; readonly leftOut: number };
  readonly signals: {
    readonly recorded: number;
    readonly known: number;
    readonly refused: number;
    readonly tooOld: number;
    readonly perFactor: Readonly<Partial<Record<Factor, number>>>;
  };
  /** What the set says that became nobody's signal, by reason. */
  readonly silent: Readonly<Record<string, number>>;
  readonly risk: Readonly<Record<RiskLevel, number>>;
  /** Accounts at HIGH or CRITICAL. */
  readonly flagged: number;
  readonly casesOpened: number;
  readonly seconds: number;
};

export type Tally = ReturnType<typeof openTally>;

/** Counts batches as they come; keeps no more than the numbers. */
export function openTally() {
  const accounts = { created: 0, known: 0, leftOut: 0 };
  const signals = { recorded: 0, known: 0, refused: 0, tooOld: 0 };
  const perFactor = new Map<Factor, number>();
  const risk = new Map<RiskLevel, number>();
  let casesOpened = 0;
  return {
    accounts,
    add: ({ created, leftOut, recorded, profiles, casesOpened: opened }: BatchImported) => {
      accounts.created += created;
      accounts.leftOut += leftOut.length;
      accounts.known += profiles.length - created;
      signals.recorded += recorded.fresh.length;
      signals.known += recorded.repeated;
      signals.refused += recorded.refused;
      signals.tooOld += recorded.forgotten;
      casesOpened += opened;
      for (const { factor } of recorded.fresh) count(perFactor, factor);
      for (const { riskLevel } of profiles) count(risk, riskLevel);
    },
    summary: ({ kind, asOf, shiftDays, typicalMinor }: ImportRun, survey: Survey, seconds: number): ImportSummary => ({
      kind,
      asOf: dayOf(asOf),
      shiftDays,
      typicalMinor,
      rows: { read: survey.rowsRead, leftOut: survey.problemCount },
      accounts,
      signals: {
        ...signals,
        perFactor: Object.fromEntries(FACTORS.flatMap((factor) => pair(factor, perFactor.get(factor)))),
      },
      silent: survey.silent,
      risk: riskCounts(risk),
      flagged: (risk.get("HIGH") ?? 0) + (risk.get("CRITICAL") ?? 0),
      casesOpened,
      seconds,
    }),
  };
}

const count = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const pair = (factor: Factor, value: number | undefined): [Factor, number][] => (value ? [[factor, value]] : []);

function riskCounts(risk: ReadonlyMap<RiskLevel, number>): Readonly<Record<RiskLevel, number>> {
  const of = (level: RiskLevel) => risk.get(level) ?? 0;
  return { LOW: of("LOW"), MEDIUM: of("MEDIUM"), HIGH: of("HIGH"), CRITICAL: of("CRITICAL") };
}
