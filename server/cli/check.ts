import { type CheckResult, runChecks } from "./checks";
import { ensurePrismaClient } from "./prisma-client";

/** `npm run check`: format, lint, types, boundaries, unused code; one line each, details where one failed. */
export async function run(): Promise<number> {
  await ensurePrismaClient();
  const results = await runChecks(printCheck);
  return results.every(({ passed }) => passed) ? 0 : 1;
}

export function printCheck({ name, passed, seconds, details }: CheckResult): void {
  process.stdout.write(`${passed ? "pass" : "FAIL"}  ${name} (${seconds.toFixed(1)} s)\n`);
  if (!passed) process.stdout.write(`${details.replace(/^/gm, "      ")}\n`);
}
