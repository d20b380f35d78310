import type { Runtime } from "./runtime";

/** What people read once the product answers: where it is and how to sign in. `firstAdmin` is its one-time link. */
export function welcome({ config, launch }: Runtime, firstAdmin: string | null): string {
  const lines = ["", `Goodstanding is ready at ${config.origin}`, ""];
  if (config.demo) {
    lines.push(
      `  Look around:   ${config.origin}/demo   (one button per role, no password needed)`,
      `  Demo password: ${config.demoPassword ?? ""}   (all demo people share it; DEMO_PASSWORD sets your own)`,
      `  Mail and SMS:  ${config.origin}/dev/mailbox`,
    );
  } else {
    if (launch.database.kind === "embedded") {
      lines.push("  The demo is off, because other machines can reach this one by HOST or NEXTAUTH_URL.");
    }
    lines.push("  Buyers and sellers sign up at /signup, the team signs in at /login with a second factor.");
    lines.push(...firstAdminLines(firstAdmin));
  }
  if (config.apiPort !== null) lines.push(`  API:           port ${config.apiPort}, beside ${config.origin}/api/v1`);
  lines.push(
    `  Data:          ${launch.database.kind === "embedded" ? config.dataDirectory : "the database in DATABASE_URL"}`,
  );
  lines.push("", "Ctrl-C stops everything.");
  return lines.join("\n");
}

/** Printed here and nowhere else: whoever reads this console runs the machine. */
const firstAdminLines = (link: string | null): readonly string[] =>
  link === null
    ? []
    : [
        "",
        "  There is no admin yet. Open this link to create the first one; it works once, for 30 minutes:",
        `  ${link}`,
        "  Start again, or run `npm run cli -- create-staff`, for another one.",
      ];
