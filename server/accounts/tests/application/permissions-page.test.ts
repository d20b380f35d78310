import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { permissionTable } from "@/server/accounts/domain/policies/permission-policy";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { declaredProcedures } from "../support/procedures";

const page = new URL("../../docs/permissions.md", import.meta.url);
const columns = ["ANYONE", "HOLDER", ...STAFF_ROLES];

/** Renew the page after a change of the table: `UPDATE_DOCS=1 npx vitest run --config server/vitest.config.ts permissions-page` */
function permissionsPage(): string {
  const rows = Object.entries(permissionTable).map(([permission, grantees]: [string, readonly string[]]) => {
    const marks = columns.map((column) => (grantees.includes(column) ? "yes" : ""));
    const paths = declaredProcedures.filter(({ meta }) => meta.permission === permission).map(({ path }) => path);
    return `| \`${permission}\` | ${marks.join(" | ")} | ${paths.map((path) => `\`${path}\``).join(", ")} |`;
  });
  return [
    "# Permissions",
    "",
    "Printed from `domain/policies/permission-policy.ts`, the one table that every entrance is checked against; a test",
    "compares this page with it and with the router, and calls every procedure as every role.",
    "",
    `| permission | ${columns.join(" | ")} | procedures |`,
    `| --- |${" --- |".repeat(columns.length + 1)}`,
    ...rows,
    "",
  ].join("\n");
}

describe("the permissions page", () => {
  it("R50 says what the table and the router say", () => {
    if (process.env["UPDATE_DOCS"]) writeFileSync(page, permissionsPage());
    expect(readFileSync(page, "utf8")).toBe(permissionsPage());
  });
});
