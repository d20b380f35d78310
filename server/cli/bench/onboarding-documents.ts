import { randomUUID } from "node:crypto";
import type { AccountsModule } from "@/server/accounts/accounts-module";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { stageDocuments } from "@/server/accounts/domain/policies/document-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { Database } from "@/server/platform/database";
import { newId } from "@/server/platform/new-id";

type Place = { readonly accounts: Pick<AccountsModule, "unitOfWork">; readonly database: Pick<Database, "pool"> };

const origin = { requestId: "bench-documents", channel: "cli", ip: null, userAgent: null } as const;

/** Hands in one document of each kind that a stage asks for, as an upload would leave them, without any picture. */
export async function handInDocuments(place: Place, holder: HolderActor, stage: ApplicationStage): Promise<void> {
  for (const kind of stageDocuments[stage]) await handIn(place, holder, kind);
}

async function handIn({ accounts, database }: Place, holder: HolderActor, kind: DocumentKind): Promise<void> {
  const id = documentIdFrom(newId());
  const key = randomUUID();
  await database.pool.query(
    `INSERT INTO document_intake (storage_key, store, document_id, account_id, kind, bytes, began_at)
     VALUES ($1, 'DATABASE', $2, $3, $4, 1000, now())`,
    [key, id, holder.accountId, kind],
  );
  const subject = { type: "ACCOUNT", id: holder.accountId } as const;
  await accounts.unitOfWork(
    { action: "document.upload", actor: holder, origin, subject, accounts: [] },
    async (write) => insert(write, holder, { id, key, kind }),
  );
}

async function insert(
  write: WritableRepositories,
  { accountId }: HolderActor,
  {
    id,
    key,
    kind,
  }: { readonly id: ReturnType<typeof documentIdFrom>; readonly key: string; readonly kind: DocumentKind },
): Promise<Result<unknown>> {
  const application = await write.sellerApplications.findLatest(accountId);
  if (!application) return done(null);
  const page = { width: 800, height: 600, bytes: 100, chunks: 1 };
  const file = { fileName: `${kind.toLowerCase()}.pdf`, format: "PDF", bytes: 1_000, pages: [page] } as const;
  const draft = { frozenAt: null, submissionNo: null, replacedByNo: null };
  const document = { id, accountId, applicationId: application.id, kind, ...file, uploadedAt: write.at, ...draft };
  return write.documents.insert(document, { key, sha256: "", texts: [] });
}
