import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { DocumentPreviewDto } from "@/server/accounts/application/dto/document-dto";
import { sizeText } from "./file-facts";

/** A document of one's own, page under page, as pictures that we made of it. */
export function DocumentPreview({ preview, back }: { preview: DocumentPreviewDto; back: string }) {
  const { document, pages } = preview;
  return (
    <>
      <Link
        href={back}
        className="mb-4 inline-flex min-h-9 items-center gap-1 py-2 pe-2 text-form hover:underline pointer-coarse:min-h-11"
      >
        <ChevronLeft aria-hidden="true" className="-ms-1 size-4" />
        Back
      </Link>
      <h1 className="text-page font-semibold tracking-[-0.02em] wrap-anywhere sm:text-kpi">
        <bdi>{document.fileName}</bdi>
      </h1>
      <p className="mt-2 text-muted-fg">
        {pages.length === 1 ? "1 page" : `${pages.length} pages`}, {sizeText(document.bytes)}. This is how the people
        who check it see it.
      </p>
      <ol className="mt-6 grid gap-6">
        {pages.map(({ url, width, height }, place) => (
          <li key={url}>
            {/* biome-ignore lint/performance/noImgElement: made by us at this size, and no copy of it may be kept. */}
            <img
              src={url}
              width={width}
              height={height}
              alt={`Page ${place + 1} of ${pages.length} of ${document.fileName}`}
              className="h-auto max-w-full rounded-md border border-border bg-surface"
            />
          </li>
        ))}
      </ol>
    </>
  );
}
