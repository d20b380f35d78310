import { randomUUID } from "node:crypto";
import type { Job } from "@/server/platform/worker";
import type { DocumentCommands } from "./application/use-cases/document-commands";

const batch = 50;

/** What happens to documents by itself. Safe to run in many processes at once: each is erased and swept once. */
export function documentJobs(documents: Pick<DocumentCommands, "erase" | "sweep">): readonly Job[] {
  return [
    {
      name: "erase-documents",
      everyMs: 3_600_000,
      run: async () => {
        const requestId = `erase-documents:${randomUUID()}`;
        const { changed } = await documents.erase(batch, { requestId, channel: "worker", ip: null, userAgent: null });
        return changed > 0 ? "more" : "idle";
      },
    },
    {
      name: "sweep-documents",
      everyMs: 60_000,
      run: async () => ((await documents.sweep(batch)).swept > 0 ? "more" : "idle"),
    },
  ];
}
