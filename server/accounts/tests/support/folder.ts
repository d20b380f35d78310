import { mkdtempSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of a test's own that a database server running as somebody else may enter, and how to remove it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => void }> {
  const path = mkdtempSync(join(tmpdir(), "goodstanding-"));
  await chmod(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
