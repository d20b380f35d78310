import type { HoldActor, HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type {
  DocumentInspector,
  InspectedDocument,
} from "@/server/accounts/application/ports/outbound/document-inspector-port";
import { done } from "@/server/accounts/domain/result";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import type { ModuleScene, ServerProcess } from "./module-scene";
import { systemOrigin } from "./module-scene";
import { must } from "./must";
import { putApplicant, send } from "./real-onboarding";

/** A page that fills two pieces and begins a third, in no order that two of them could be exchanged in. */
export const picture = new Uint8Array(600 * 1024).map((_, index) => (index * 31 + (index >> 12)) % 251);

/** Of that page. */
export const PIECES = 3;

const onePage: InspectedDocument = {
  format: "PNG",
  pages: [{ width: 800, height: 600, image: picture }],
  texts: ["Legal Name: Verma Crafts\nGSTIN 27AAPFU0939F1ZV"],
};

/** Says of everything that it is one page: what files are is another test's business. */
export const trusting: DocumentInspector = async () => done(onePage);

export const file = { fileName: "card.png", bytes: new Uint8Array([1, 2, 3]) };

export const upload = ({ accounts }: ServerProcess, actor: HolderActor | HoldActor, kind: DocumentKind) =>
  accounts.documents.upload({ kind, file }, actor, systemOrigin);

/** The parts of an address that the page route reads. */
export function addressOf(url: string) {
  const { pathname, searchParams } = new URL(url, "https://shop.example");
  const [, , , documentId = "", , page = ""] = pathname.split("/");
  return { documentId, page, ticket: searchParams.get("ticket") ?? "" };
}

export const firstPage = (preview: { readonly pages: readonly { readonly url: string }[] }) =>
  addressOf(preview.pages[0]?.url ?? "");

export const count = async ({ database }: ModuleScene, table: string): Promise<number> => {
  const { rows } = await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]?.n ?? 0;
};

/** Puts an account on hold, as a lock does, and answers the pass its holder gets. */
export async function hold(scene: ModuleScene, { accountId }: HolderActor): Promise<HoldActor> {
  await scene.database.pool.query(
    "UPDATE account SET lock_scope = 'ACCOUNT', lock_reason = 'OTHER', lock_since = now(), lock_by = 'operator' WHERE id = $1",
    [accountId],
  );
  const pass = must(await scene.accounts.queries.readHoldPass(accountId));
  if (!pass) throw new Error("The account is on hold.");
  return { kind: "HOLDER_ON_HOLD", accountId, linkEpoch: pass.linkEpoch };
}

/** What tests do with documents in a scene that is opened later; each applicant has a business of their own. */
export function documentActs(scene: () => ModuleScene) {
  const documents = () => scene().accounts.documents;
  let business = 100;
  const nextBusiness = () => {
    business += 1;
    return business;
  };
  return {
    documents,
    nextBusiness,
    applicant: async () => (await putApplicant(scene(), nextBusiness())).holder,
    /** A document that was sent with its stage. */
    sent: async (): Promise<{ readonly holder: HolderActor; readonly documentId: string }> => {
      const one = await putApplicant(scene(), nextBusiness());
      const { id: documentId } = must(await upload(scene(), one.holder, "BUSINESS_PROOF"));
      must(await send(scene(), one, "BUSINESS", { documents: false }));
      return { holder: one.holder, documentId };
    },
    seen: (viewer: StaffActor | HolderActor, at: { documentId: string; page: string; ticket: string }) =>
      documents().page(at, documents().viewerOf(viewer)),
  };
}
