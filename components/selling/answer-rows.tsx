import Link from "next/link";
import { Fragment } from "react";
import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import type { SellingTaskDto } from "@/server/accounts/application/dto/selling-dto";
import {
  addressOfPage,
  STAGE_PAGES,
  type StagePage,
} from "@/server/accounts/application/use-cases/save-stage/stage-pages.schema";
import { answerText, fieldLabel, isAsked } from "./answer-words";
import { DOCUMENT_NAMES } from "./document-help";

type Words = { readonly key: string; readonly text: string };

type AnswerRowsProps = {
  task: SellingTaskDto;
  documents: readonly DocumentDto[];
  /** With links to change each answer. */
  canChange: boolean;
};

/** What was answered in one task, row by row, and the documents that go with it. */
export function AnswerRows({ task, documents, canChange }: AnswerRowsProps) {
  return (
    <dl className="mt-3 rounded-md border border-border bg-surface">
      {STAGE_PAGES[task.stage].map((page) => (
        <Fragment key={page.page}>
          {page.kind === "FIELDS" ? (
            page.fields
              .filter((field) => isAsked(field, task.fields))
              .map((field) => (
                <Row
                  key={field}
                  id={`answer-${field}`}
                  name={fieldLabel(field)}
                  words={[{ key: field, text: answerText(field, task.fields[field]) }]}
                  href={canChange ? changeLink(task, page, field) : null}
                />
              ))
          ) : (
            <DocumentRow
              page={page}
              name={DOCUMENT_NAMES[page.document] ?? "Document"}
              files={namesOf(documents, page)}
              href={canChange ? changeLink(task, page, null) : null}
            />
          )}
        </Fragment>
      ))}
    </dl>
  );
}

const namesOf = (documents: readonly DocumentDto[], page: StagePage): readonly Words[] =>
  documents.flatMap((one) =>
    page.kind === "DOCUMENTS" && one.kind === page.document ? [{ key: one.id, text: one.fileName }] : [],
  );

const changeLink = ({ stage }: SellingTaskDto, { page }: StagePage, field: string | null): string =>
  `${addressOfPage(stage, page)}?from=check${field ? `#${field}` : ""}`;

type DocumentRowProps = { page: StagePage; name: string; files: readonly Words[]; href: string | null };

function DocumentRow({ page, name, files, href }: DocumentRowProps) {
  const isMissing = files.length === 0;
  return (
    <Row
      id={`answer-${page.page}`}
      name={name}
      words={isMissing ? [{ key: "none", text: "No file" }] : files}
      isMissing={isMissing}
      href={href}
    />
  );
}

type RowProps = { id: string; name: string; words: readonly Words[]; isMissing?: boolean; href: string | null };

function Row({ id, name, words, isMissing = false, href }: RowProps) {
  return (
    <div
      id={id}
      className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 border-b border-border p-4 last:border-b-0 sm:grid-cols-[200px_minmax(0,1fr)_auto] sm:px-5"
    >
      <dt className="font-emphasis">{name}</dt>
      <dd className="col-start-1 wrap-anywhere sm:col-start-2">
        {words.map(({ key, text }) => (
          <span key={key} className="block whitespace-pre-line">
            <bdi>{text}</bdi>
          </span>
        ))}
      </dd>
      {href ? (
        <dd className="col-start-2 row-start-1 sm:col-start-3">
          <Link href={href} className="inline-block text-primary underline underline-offset-3">
            {isMissing ? "Add" : "Change"}
            <span className="sr-only"> {name}</span>
          </Link>
        </dd>
      ) : null}
    </div>
  );
}
