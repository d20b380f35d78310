import type { CloudEventsImported } from "@/server/accounts/adapters/inbound/import/cloud-events/import-cloud-events";
import type { ImportSummary } from "@/server/accounts/application/use-cases/import-accounts/import-summary";

/** What an import did, in lines for people. */
export function summaryLines(summary: ImportSummary): readonly string[] {
  const { rows, accounts, signals, risk } = summary;
  const read = Object.values(rows.read).reduce((sum, count) => sum + count, 0);
  return [
    `Rows read       ${number(read)}, ${number(rows.leftOut)} left out`,
    ...Object.entries(rows.read).map(([file, count]) => `  ${number(count).padStart(8)}  ${file}`),
    `Accounts        ${number(accounts.created)} new, ${number(accounts.known)} known before${also(accounts.leftOut, "left out")}`,
    `Signals         ${number(signals.recorded)} new, ${number(signals.known)} known before${also(signals.refused, "refused")}${also(signals.tooOld, "too old")}`,
    ...Object.entries(signals.perFactor).map(([factor, count]) => `  ${number(count ?? 0).padStart(8)}  ${factor}`),
    ...(Object.keys(summary.silent).length === 0 ? [] : ["Said nothing"]),
    ...Object.entries(summary.silent).map(([why, count]) => `  ${number(count).padStart(8)}  ${why}`),
    `Risk            ${Object.entries(risk)
      .map(([level, count]) => `${number(count)} ${level.toLowerCase()}`)
      .join(", ")}`,
    `Flagged         ${number(summary.flagged)}, ${number(summary.casesOpened)} cases opened`,
    `Times           moved by ${number(summary.shiftDays)} days, newest on ${summary.asOf}`,
    `Usual order     ${(summary.typicalMinor / 100).toFixed(2)} in the set's own money`,
    `Took            ${summary.seconds.toFixed(1)} s`,
  ];
}

/** What an import of events did. */
export const eventLines = ({
  lines,
  accepted,
  duplicates,
  rejected,
  parked,
}: Omit<CloudEventsImported, "isWhole">): readonly string[] => [
  `Lines read      ${number(lines)}`,
  `Events          ${number(accepted)} new, ${number(duplicates)} known before`,
  `Left out        ${number(rejected)}, of which ${number(parked)} were parked now: /console/system lists them`,
];

const number = (value: number): string => value.toLocaleString("en-IN");

const also = (count: number, what: string): string => (count === 0 ? "" : `, ${number(count)} ${what}`);
