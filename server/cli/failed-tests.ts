import { stripVTControlCharacters } from "node:util";
import type { Failure } from "./test-counts";

/** Logs are often kept by their end alone: the list stays well below what fits there. */
const MOST_LISTED = 25;
const LONGEST_LINE = 160;

/** The failed tests, each with the first lines that say why, to stand behind everything else. */
export function failedTests(failures: readonly Failure[]): string {
  const listed = failures
    .slice(0, MOST_LISTED)
    .flatMap(({ name, why }) => [`FAILED ${clip(name)}`, `  ${firstLine(why)}`]);
  const more = failures.length - MOST_LISTED;
  return [...listed, ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
}

const firstLine = (why: string): string =>
  clip(
    stripVTControlCharacters(why)
      .split("\n")
      .map((line) => line.trim())
      .find((line) => line !== "") ?? "without a word",
  );

const clip = (line: string): string => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line);
