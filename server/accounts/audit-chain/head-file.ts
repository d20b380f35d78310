import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import { checkpointHash, checkpointText, type SignedCheckpoint } from "./checkpoint";
import type { KnownHead } from "./checkpoint-walk";

/** The end of the chain as this machine saw it last: whoever owns the database alone can't cut it off unseen. */
export type HeadFile = {
  readonly read: () => KnownHead | null;
  readonly keep: (checkpoint: SignedCheckpoint) => void;
};

const HEAD_FILE = "audit-head.json";

const kept = z.object({ number: z.string(), last: z.string(), hash: z.string() });

export function headFile(dataDirectory: string): HeadFile {
  const path = join(dataDirectory, HEAD_FILE);
  return {
    read: () => {
      const text = readIfThere(path);
      return text === null ? null : kept.parse(JSON.parse(text));
    },
    keep: (checkpoint) => {
      const { number, last } = checkpoint;
      const hash = checkpointHash(checkpointText(checkpoint)).toString("hex");
      mkdirSync(dirname(path), { recursive: true });
      // Whole or not at all, however the process ends.
      const aside = `${path}.${process.pid}`;
      writeFileSync(aside, `${JSON.stringify({ number, last, hash, sealedAt: checkpoint.sealedAt })}\n`, {
        mode: 0o600,
      });
      renameSync(aside, path);
    },
  };
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
