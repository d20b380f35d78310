import type { FormAction } from "@/components/kit/form-answers";
import { PublicPill } from "@/components/kit/public-pill";
import { UploadField } from "@/components/kit/upload-field";
import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";

type HoldDocumentsProps = {
  documents: readonly DocumentDto[];
  csrf: string;
  remove: FormAction;
  problem: string | null;
};

/** What would help us, as a task with where it stands, and the way to hand it in. Nobody has to. */
export function HoldDocuments({ documents, csrf, remove, problem }: HoldDocumentsProps) {
  const count = documents.length;
  return (
    <>
      <p className="max-w-[38em]">
        We are looking at it, and we write to you when we have finished. Anything that explains it helps us: a photo ID,
        a letter of your bank, an invoice. Nothing else is asked of you right now.
      </p>
      <ol className="mt-4 border-t border-border">
        <li className="grid grid-cols-[24px_minmax(0,1fr)] items-start gap-x-2 border-b border-border py-4 sm:grid-cols-[32px_minmax(0,1fr)_auto]">
          <span aria-hidden="true" className="text-muted-fg">
            1
          </span>
          <div>
            <a
              href="#upload-hold-evidence"
              className="inline-block font-emphasis text-primary underline underline-offset-3"
            >
              Add a document
            </a>
            <span className="block text-form text-muted-fg">If you have one. PDF, JPG or PNG, up to 10 MB</span>
          </div>
          <div className="col-start-2 max-sm:mt-1 sm:col-start-3 sm:text-end">
            <PublicPill tone={count > 0 ? "waiting" : "plain"}>
              {count === 0 ? "Not yet started" : count === 1 ? "1 document sent" : `${count} documents sent`}
            </PublicPill>
          </div>
        </li>
      </ol>
      <div className="mt-6">
        <UploadField
          kind="HOLD_EVIDENCE"
          label="Document"
          documents={documents}
          csrf={csrf}
          returnTo="/hold"
          problem={problem}
          previewBase="/hold/documents"
          remove={remove}
        />
      </div>
    </>
  );
}
