import { defineConfig } from "prisma/config";

/** Read by Prisma's own tools alone (`--config prisma/prisma.config.ts`); the product migrates by itself at start. */
export default defineConfig({
  schema: "schema",
  migrations: { path: "migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://unset@127.0.0.1/unset" },
});
