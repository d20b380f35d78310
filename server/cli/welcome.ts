import type { Runtime } from "./runtime";

/** What people read once the product answers: where it is and how to sign in. */
export function welcome({ config, launch }: Runtime): string {
  const lines = ["", `Goodstanding is ready at ${config.origin}`, ""];
  if (config.demo) {
    lines.push(
      `  Look around:   ${config.origin}/demo   (one button per role, no password needed)`,
      `  Demo password: ${config.demoPassword ?? ""}   (all demo people share it; DEMO_PASSWORD sets your own)`,
      `  Mail and SMS:  ${config.origin}/dev/mailbox`,
    );
  } else if (launch.database.kind === "embedded") {
    lines.push(
      "  The demo is off, because other machines can reach this one by HOST or NEXTAUTH_URL. Buyers and sellers can sign up at /signup.",
      "  Staff sign-in with a second factor is not part of this version.",
    );
  } else {
    lines.push(
      "  Buyers and sellers can sign up at /signup. Staff sign-in with a second factor is not part of this version:",
      "  until then the console is only reachable in demo mode, with the embedded database (unset DATABASE_URL).",
    );
  }
  lines.push(
    `  Data:          ${launch.database.kind === "embedded" ? config.dataDirectory : "the database in DATABASE_URL"}`,
  );
  lines.push("", "Ctrl-C stops everything.");
  return lines.join("\n");
}
