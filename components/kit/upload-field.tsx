"use client";

import { Camera, Upload as UploadIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ChangeEvent, type DragEvent, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { FieldNotes } from "@/components/ui/field";
import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import { CsrfField } from "./csrf-field";
import { UPLOAD_ACCEPT } from "./file-facts";
import type { FormAction } from "./form-answers";
import { StoredRow, UploadRow } from "./upload-rows";
import { useUploads } from "./use-uploads";

type UploadFieldProps = {
  /** What the documents prove; its label is the field's. */
  kind: string;
  label: string;
  documents: readonly DocumentDto[];
  csrf: string;
  /** The page that a browser without scripts comes back to. */
  returnTo: string;
  /** What the server said to a browser without scripts. */
  problem: string | null;
  /** Where pages of a document can be looked at: the id follows. Null: nowhere. */
  previewBase: string | null;
  remove: FormAction | null;
};

/**
 * Documents of one kind: dragged here, chosen, or from the camera; several, one after the other. Progress, cancelling,
 * trying again, looking and taking back. Without scripts it is a plain form with one file.
 */
export function UploadField(props: UploadFieldProps) {
  const { kind, label, documents, csrf, returnTo, problem, previewBase, remove } = props;
  const router = useRouter();
  const [news, setNews] = useState("");
  const { uploads, add, cancel, retry } = useUploads({
    kind,
    csrf,
    onArrived: ({ name }) => {
      setNews(`${name} has arrived.`);
      router.refresh();
    },
  });
  const id = `upload-${kind.toLowerCase().replaceAll("_", "-")}`;
  return (
    <section aria-labelledby={`${id}-label`} id={id} tabIndex={-1} className="outline-none">
      <h2 id={`${id}-label`} className="sr-only">
        {label}
      </h2>
      {documents.length + uploads.length > 0 ? (
        <ul aria-label={`${label}: files`} className="mb-4 rounded-md border border-border bg-surface">
          {documents.map((document) => (
            <StoredRow
              key={document.id}
              document={document}
              previewHref={previewBase && `${previewBase}/${document.id}`}
              remove={remove}
              csrf={csrf}
            />
          ))}
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onCancel={() => cancel(upload.key)}
              onRetry={() => retry(upload)}
            />
          ))}
        </ul>
      ) : null}
      <DropZone id={id} label={label} hasFiles={documents.length > 0} onFiles={add} />
      <noscript>
        <PlainForm {...{ id, kind, csrf, returnTo, label }} />
      </noscript>
      <FieldNotes id={id} error={problem} isPublic />
      <p role="status" className="sr-only">
        {news || uploads.map(({ file, problem: why }) => (why ? `${file.name}: ${why}` : "")).join(" ")}
      </p>
    </section>
  );
}

const never = () => () => undefined;

/** False until the page's scripts run: a button that would do nothing yet says so. */
const useIsReady = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

type DropZoneProps = { id: string; label: string; hasFiles: boolean; onFiles: (files: readonly File[]) => void };

function DropZone({ id, label, hasFiles, onFiles }: DropZoneProps) {
  const file = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const isReady = useIsReady();
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])]);
    event.target.value = "";
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is one more way; the buttons inside are the other two.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={dropped}
      className={cx(
        "flex flex-wrap items-center justify-between gap-x-6 gap-y-4 rounded-md border-[1.5px] border-dashed border-input p-4 sm:p-6 noscript:hidden",
        isOver && "border-primary bg-primary-soft",
      )}
    >
      <div>
        <p className="font-emphasis">
          <span className="max-sm:hidden">
            {hasFiles ? "Drag more files here, or choose" : "Drag files here, or choose"}
          </span>
          <span className="sm:hidden">{hasFiles ? "Add another file" : "Add a file"}</span>
        </p>
        <p id={`${id}-kinds`} className="text-form text-muted-fg">
          PDF, JPG or PNG, up to 10 MB each
        </p>
      </div>
      <div className="flex gap-x-4 gap-y-3 max-sm:w-full max-sm:flex-col">
        <Button
          size="public-small"
          icon={<UploadIcon aria-hidden="true" className="size-4" />}
          aria-describedby={`${id}-kinds`}
          aria-disabled={!isReady}
          onClick={() => file.current?.click()}
        >
          Choose a file<span className="sr-only">: {label}</span>
        </Button>
        <Button
          size="public-small"
          icon={<Camera aria-hidden="true" className="size-4" />}
          aria-disabled={!isReady}
          onClick={() => camera.current?.click()}
        >
          Use the camera<span className="sr-only">: {label}</span>
        </Button>
      </div>
      <input
        ref={file}
        type="file"
        multiple
        accept={UPLOAD_ACCEPT}
        aria-label={`Files: ${label}`}
        tabIndex={-1}
        hidden
        onChange={chosen}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={`Picture: ${label}`}
        tabIndex={-1}
        hidden
        onChange={chosen}
      />
    </div>
  );
}

const PLAIN_FILE =
  "max-w-full file:me-3 file:min-h-11 file:rounded-md file:border file:border-solid file:border-input file:bg-surface file:px-4 file:font-emphasis";

type PlainFormProps = { id: string; kind: string; csrf: string; returnTo: string; label: string };

/** One file at a time, in one page view each. */
function PlainForm({ id, kind, csrf, returnTo, label }: PlainFormProps) {
  return (
    <form
      method="post"
      action="/api/documents"
      encType="multipart/form-data"
      className="mt-4 grid gap-4 rounded-md border border-border bg-surface p-4 sm:p-5"
    >
      <CsrfField token={csrf} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <label htmlFor={`${id}-file`} className="font-emphasis">
        {label}
        <span className="block text-form font-normal text-muted-fg">PDF, JPG or PNG, up to 10 MB each</span>
      </label>
      <input id={`${id}-file`} type="file" name="file" accept={UPLOAD_ACCEPT} required className={PLAIN_FILE} />
      <div>
        <button type="submit" className="min-h-11 rounded-md border border-input bg-surface px-5 py-2 font-emphasis">
          Send this file
        </button>
      </div>
    </form>
  );
}
