"use client";

import { EyeOff, FileText, FileX, Hourglass } from "lucide-react";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { cx } from "@/components/ui/cx";
import { Notice } from "@/components/ui/notice";
import type { StaffDocumentDto } from "@/server/accounts/application/dto/document-dto";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import { kindName, sizeText } from "./document-words";

type DocumentListProps = {
  documents: readonly StaffDocumentDto[];
  openId: string | null;
  /** Null for readers whose role opens no documents. */
  onOpen: ((documentId: string) => void) | null;
};

const icon = { "aria-hidden": true, className: "size-4 shrink-0", strokeWidth: 1.75 } as const;

/** The documents of a stage to choose from. Opening one is recorded, so none opens by itself. */
export function DocumentList({ documents, openId, onOpen }: DocumentListProps) {
  return (
    <ul aria-label="Documents" className="mb-2 flex flex-wrap gap-2">
      {documents.map((document) => (
        <li key={document.id} className="max-w-full min-w-0">
          <DocumentChoice
            document={document}
            isOpen={document.id === openId}
            onOpen={onOpen && document.state === "READY" ? () => onOpen(document.id) : null}
          />
        </li>
      ))}
    </ul>
  );
}

type DocumentChoiceProps = { document: StaffDocumentDto; isOpen: boolean; onOpen: (() => void) | null };

function DocumentChoice({ document, isOpen, onOpen }: DocumentChoiceProps) {
  const look = cx(
    "flex min-h-8 max-w-full items-center gap-2 rounded-md border px-2.5 py-1 text-start pointer-coarse:min-h-11",
    isOpen ? "border-primary bg-primary-soft text-primary-soft-fg" : "border-border-strong bg-surface",
    document.replaced && !isOpen && "border-dashed text-muted-fg",
  );
  const words = (
    <>
      <span className="min-w-0 truncate font-medium">{kindName(document.kind)}</span>
      <span className={cx("shrink-0 text-meta", !isOpen && "text-muted-fg")}>{stateWords(document)}</span>
    </>
  );
  if (onOpen === null) {
    return (
      <span className={cx(look, "text-muted-fg")}>
        <StateIcon document={document} />
        {words}
      </span>
    );
  }
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-pressed={isOpen}
      title={document.fileName}
      className={cx(look, "hover:bg-hover")}
    >
      <StateIcon document={document} />
      {words}
    </button>
  );
}

function StateIcon({ document: { state } }: { document: StaffDocumentDto }) {
  if (state === "SCANNING") return <Hourglass {...icon} />;
  return state === "REFUSED" ? <EyeOff {...icon} /> : <FileText {...icon} />;
}

function stateWords({ state, replaced, pages, bytes, uploadedAt }: StaffDocumentDto): ReactNode {
  if (state === "SCANNING") return "Scanning, usually under 1 min";
  if (state === "REFUSED") return "Did not pass the scan: hidden";
  if (replaced) {
    return (
      <>
        replaced, <RelativeTime at={uploadedAt.toISOString()} as="short" />
      </>
    );
  }
  return `${pages} ${pages === 1 ? "page" : "pages"}, ${sizeText(bytes)}`;
}

/** What the stage asks for and nobody sent. */
export function MissingDocuments({ kinds }: { kinds: readonly DocumentKind[] }) {
  if (kinds.length === 0) return null;
  return (
    <Notice icon={<FileX aria-hidden="true" />} className="mb-2">
      <b className="font-semibold">{kinds.map(kindName).join(" and ")} missing.</b> Send the stage back and ask for it.
    </Notice>
  );
}
