"use client";

import { Check, CircleHelp, TriangleAlert } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { Masked } from "@/components/kit/masked";
import { revealReasons } from "@/components/trpc/use-reveal";
import type { FoundOnDocumentDto } from "@/server/accounts/application/dto/document-dto";
import type { DeclaredFieldDto, StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import { useRevealDeclared } from "./use-reveal-declared";
import { wordsApart } from "./words-apart";

type ComparedTableProps = {
  review: StageReviewDto;
  /** What the open document says; null while none is open. */
  found: readonly FoundOnDocumentDto[] | null;
};

/** Declared beside found. What a machine can't read, a person does: the words say so. */
export function ComparedTable({ review, found }: ComparedTableProps) {
  if (review.declared.length === 0) return null;
  return (
    <table className="drawn-quiet mt-3 block w-full shrink-0 rounded-md border border-border bg-surface text-start max-sm:text-meta sm:table sm:border-separate sm:border-spacing-0">
      <caption className="sr-only">
        What the seller declared{found ? ", beside what the open document says" : ""}
      </caption>
      <thead className="max-sm:sr-only">
        <tr className="h-8 text-meta text-muted-fg">
          <Head>Field</Head>
          <Head>Seller declared</Head>
          {found ? (
            <>
              <Head>On the document</Head>
              <Head>
                <span className="sr-only">Agrees</span>
              </Head>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {review.declared.map((field) => (
          <Row
            key={field.field}
            review={review}
            field={field}
            found={found && (found.find((one) => one.field === field.field) ?? "NOT_THERE")}
          />
        ))}
      </tbody>
    </table>
  );
}

const Head = ({ children }: { children: ReactNode }) => (
  <th scope="col" className="px-2 text-start font-medium first:ps-4 last:pe-4">
    {children}
  </th>
);

const cell =
  "border-t border-row-line px-2 py-1.5 align-top wrap-anywhere first:ps-4 last:pe-4 max-sm:border-0 max-sm:px-0! max-sm:py-0.5";

type RowProps = { review: StageReviewDto; field: DeclaredFieldDto; found: FoundOnDocumentDto | "NOT_THERE" | null };

function Row({ review, field, found }: RowProps) {
  return (
    <tr className="max-sm:block max-sm:border-t max-sm:border-row-line max-sm:px-3 max-sm:py-2 max-sm:first:border-0">
      <th scope="row" className={`${cell} w-32 text-start font-normal text-muted-fg max-sm:block`}>
        {field.label}
      </th>
      <td className={`${cell} max-sm:block`}>
        <Declared review={review} field={field} found={found} />
      </td>
      {found === null ? null : (
        <>
          <td className={`${cell} max-sm:block`}>{found === "NOT_THERE" ? <Nothing /> : <Found found={found} />}</td>
          <td className={`${cell} w-28 max-sm:block`}>{found === "NOT_THERE" ? null : <Agrees found={found} />}</td>
        </>
      )}
    </tr>
  );
}

/** Numbers stay masked until somebody gives a reason, or has opened, on the record, the document that shows them. */
function Declared({ review, field, found }: RowProps) {
  const reveal = useRevealDeclared(review, field.field);
  if (found !== null && found !== "NOT_THERE") return <bdi>{found.declared}</bdi>;
  if (!field.isMasked) return <bdi className="whitespace-pre-line">{field.value}</bdi>;
  return (
    <Masked
      kind={field.label.toLowerCase()}
      masked={field.value}
      reveal={field.revealable ? reveal : null}
      reasons={revealReasons}
    />
  );
}

const Nothing = () => <span className="text-subtle-fg">not on this document</span>;

function Found({ found: { declared, found, agrees } }: { found: FoundOnDocumentDto }) {
  if (found === null) return <span className="text-muted-fg">cannot be read by machine</span>;
  if (agrees !== "NO") return <bdi>{found}</bdi>;
  return (
    <bdi>
      {wordsApart(declared, found).map(({ word, differs }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words of a text that does not move.
        <Fragment key={index}>
          {index > 0 ? " " : null}
          {differs ? <b className="font-semibold">{word}</b> : word}
        </Fragment>
      ))}
    </bdi>
  );
}

const icon = { "aria-hidden": true, className: "size-3.5 shrink-0", strokeWidth: 2 } as const;

function Agrees({ found: { agrees } }: { found: FoundOnDocumentDto }) {
  if (agrees === "YES") {
    return (
      <span className="inline-flex items-center gap-1 text-muted-fg">
        <Check {...icon} />
        Same
      </span>
    );
  }
  return agrees === "NO" ? (
    <span className="inline-flex items-center gap-1 text-warn-text">
      <TriangleAlert {...icon} />
      Differs
    </span>
  ) : (
    <span className="inline-flex items-center gap-1 text-muted-fg">
      <CircleHelp {...icon} />
      Look
    </span>
  );
}
