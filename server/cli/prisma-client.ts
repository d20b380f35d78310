import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { dropLock, takeLock } from "@/server/platform/lock-file";
import { projectRoot } from "@/server/platform/project-root";

const schemaFolder = join(projectRoot, "prisma", "schema");
const outputFolder = join(projectRoot, "server", "accounts", "adapters", "outbound", "persistence", "generated");

const note = join(outputFolder, ".schema-hash");
const lock = join(projectRoot, "node_modules", ".cache", "goodstanding-prisma.lock");

/** Generates the Prisma client where it is missing or older than the schema; 2 s then, nothing otherwise. */
export async function ensurePrismaClient(): Promise<void> {
  const hash = hashOfSchema();
  if (hash === null || isGeneratedFrom(hash)) return;
  mkdirSync(dirname(lock), { recursive: true });
  while (!takeLock(lock)) await pause(100);
  try {
    if (!isGeneratedFrom(hash)) generate(hash);
  } finally {
    dropLock(lock);
  }
}

function generate(hash: string): void {
  const prisma = join(projectRoot, "node_modules", "prisma", "build", "index.js");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [prisma, "generate", "--config", "prisma/prisma.config.ts"],
    {
      cwd: projectRoot,
      encoding: "utf8",
      // Prisma looks for an engine and would download one; generating never runs it, so any executable serves.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    },
  );
  if (status !== 0) throw new Error(`The Prisma client could not be generated.\n${stdout}${stderr}`);
  writeFileSync(note, hash);
}

function isGeneratedFrom(hash: string): boolean {
  return existsSync(note) && readFileSync(note, "utf8") === hash;
}

function hashOfSchema(): string | null {
  if (!existsSync(schemaFolder)) return null;
  const files = readdirSync(schemaFolder).filter((name) => name.endsWith(".prisma"));
  if (files.length === 0) return null;
  const hash = createHash("sha256").update(readFileSync(join(projectRoot, "node_modules", "prisma", "package.json")));
  for (const name of files.sort()) hash.update(name).update(readFileSync(join(schemaFolder, name)));
  return hash.digest("hex");
}
