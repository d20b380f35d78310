import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../../../shared/data/bad-input/", import.meta.url));

/** Public collections of awkward input, kept beside the project. A machine without them says so and skips. */
export const badInput = {
  isMissing: !existsSync(folder),
  read: (file: string): string => readFileSync(`${folder}${file}`, "utf8"),
};

export const badInputTitle = (what: string): string =>
  badInput.isMissing ? `${what} (skipped: ../shared/data/bad-input is not here)` : what;
