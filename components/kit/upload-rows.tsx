"use client";

import { CircleAlert, Hourglass } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { cx } from "@/components/ui/cx";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import { CsrfField } from "./csrf-field";
import { kindOfFile, sendingText, sizeText } from "./file-facts";
import { type FormAction, FRESH_FORM } from "./form-answers";
import type { Upload } from "./use-uploads";

type FileRowProps = { name: string; isRefused?: boolean; children: ReactNode; acts: ReactNode };

/** One file: a sheet with its ending, its name, where it stands, and what can be done. */
function FileRow({ name, isRefused = false, children, acts }: FileRowProps) {
  return (
    <li
      className={cx(
        "grid grid-cols-[48px_minmax(0,1fr)] items-center gap-x-4 gap-y-1 border-b border-border p-4 last:border-b-0 sm:grid-cols-[48px_minmax(0,1fr)_auto] sm:px-5",
        isRefused && "inset-shadow-[4px_0_0_var(--danger)]",
      )}
    >
      <span
        aria-hidden="true"
        className="grid h-15 w-12 place-items-center self-start rounded-xs border border-border bg-sunken font-mono text-caps text-muted-fg"
      >
        {kindOfFile(name)}
      </span>
      <div className="min-w-0">
        <bdi className="font-emphasis wrap-anywhere">{name}</bdi>
        {children}
      </div>
      <div className="col-start-2 flex flex-wrap gap-2 max-sm:mt-1 sm:col-start-3">{acts}</div>
    </li>
  );
}

type UploadRowProps = { upload: Upload; onCancel: () => void; onRetry: () => void };

/** A file on its way, or one that did not get through. */
export function UploadRow({ upload, onCancel, onRetry }: UploadRowProps) {
  const { file, sent, problem, beganAt, canRetry } = upload;
  const { name, size } = file;
  if (problem !== null) {
    return (
      <FileRow
        name={name}
        isRefused
        acts={
          <>
            {canRetry ? (
              <Button size="public-small" onClick={onRetry}>
                Try again<span className="sr-only"> with {name}</span>
              </Button>
            ) : null}
            <Button size="public-small" onClick={onCancel}>
              Dismiss<span className="sr-only"> {name}</span>
            </Button>
          </>
        }
      >
        <p className="mt-1 flex gap-1.5 text-form font-emphasis text-danger">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {problem}
        </p>
      </FileRow>
    );
  }
  const share = size > 0 ? Math.min(100, Math.round((sent / size) * 100)) : 0;
  return (
    <FileRow
      name={name}
      acts={
        <Button size="public-small" onClick={onCancel}>
          Cancel<span className="sr-only"> {name}</span>
        </Button>
      }
    >
      <div
        role="progressbar"
        aria-label={`Sending ${name}`}
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        className="mt-2 mb-1 h-2 overflow-hidden rounded-full bg-[color-mix(in_oklab,var(--fg)_10%,var(--surface))]"
      >
        <span className="drawn block h-full rounded-full bg-primary" style={{ width: `${share}%` }} />
      </div>
      <p className="text-form text-muted-fg">{sendingText(sent, size, Date.now() - beganAt)}</p>
    </FileRow>
  );
}

type StoredRowProps = {
  document: DocumentDto;
  previewHref: string | null;
  /** Null where nothing can be taken back any more. */
  remove: FormAction | null;
  csrf: string;
};

/** A file that is there. */
export function StoredRow({ document, previewHref, remove, csrf }: StoredRowProps) {
  const { fileName, state, submitted } = document;
  return (
    <FileRow
      name={fileName}
      isRefused={state === "REFUSED"}
      acts={
        <>
          {previewHref && state === "READY" ? (
            <Link href={previewHref} className={buttonLook("secondary", "public-small")}>
              Preview<span className="sr-only"> {fileName}</span>
            </Link>
          ) : null}
          {remove && !submitted && state === "READY" ? (
            <RemoveForm document={document} remove={remove} csrf={csrf} />
          ) : null}
        </>
      }
    >
      <StoredState document={document} />
    </FileRow>
  );
}

/** Looked at, there, or not let through: nobody is shown what is in it then. */
function StoredState({ document: { state, pages, bytes, submitted } }: Pick<StoredRowProps, "document">) {
  if (state === "REFUSED") {
    return (
      <p className="mt-1 flex gap-1.5 text-form font-emphasis text-danger">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        This file did not pass our scan, so nobody can open it. Add another one.
      </p>
    );
  }
  return (
    <p className="mt-1 flex items-center gap-1.5 text-form text-muted-fg">
      {state === "SCANNING" ? (
        <>
          <Hourglass aria-hidden="true" className="size-4 shrink-0" />
          Scanning, usually under 1 min
        </>
      ) : (
        `${pages === 1 ? "1 page" : `${pages} pages`}, ${sizeText(bytes)}${submitted ? ", sent" : ""}`
      )}
    </p>
  );
}

function RemoveForm({
  document: { id, fileName },
  remove,
  csrf,
}: {
  document: DocumentDto;
  remove: FormAction;
  csrf: string;
}) {
  const [state, send] = useActionState(remove, FRESH_FORM);
  return (
    <form action={send}>
      <CsrfField token={csrf} />
      <input type="hidden" name="documentId" value={id} />
      <SubmitButton tone="secondary" size="public-small" busyLabel="Removing">
        Remove<span className="sr-only"> {fileName}</span>
      </SubmitButton>
      {state.problems[0] ? (
        <p role="alert" className="mt-1 text-form font-emphasis text-danger">
          {state.problems[0].problem}
        </p>
      ) : null}
    </form>
  );
}
