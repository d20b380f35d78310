import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { DocumentIntakes } from "@/server/accounts/application/ports/outbound/document-intake-port";
import type { DocumentStores } from "@/server/accounts/application/ports/outbound/document-store-port";
import { documentPolicy } from "@/server/accounts/domain/policies/document-policy";

export type SweepDocumentsDeps = {
  readonly documentIntakes: Pick<DocumentIntakes, "takeLeft" | "forget">;
  readonly documentStores: DocumentStores;
  readonly now: Clock;
};

/**
 * Removes the pieces that no document vouches for: of documents taken back or erased, of refused uploads, and of those
 * that a process left when it died. What could not be removed is tried again next time.
 */
export const sweepDocuments =
  ({ documentIntakes, documentStores, now }: SweepDocumentsDeps) =>
  async (limit: number): Promise<{ readonly swept: number }> => {
    const begunBefore = new Date(now().getTime() - documentPolicy.intakeMinutes * 60_000);
    const left = await documentIntakes.takeLeft(begunBefore, limit);
    for (const { key, store, chunkCount } of left) {
      await documentStores.named(store).remove(key, chunkCount);
      await documentIntakes.forget(key);
    }
    return { swept: left.length };
  };
