"use client";

import { ChevronLeft, ChevronRight, FileText, Minus, Plus, RotateCw } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useReducer, useRef } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { IconButton } from "@/components/ui/icon-button";
import type { DocumentPageDto, OpenedDocumentDto } from "@/server/accounts/application/dto/document-dto";
import { sizeText } from "./document-words";
import { firstLook, leafing, moved, type ViewerState, ZOOMS } from "./viewer-state";

type DocumentViewerProps = {
  opened: OpenedDocumentDto;
  /** What it is, for speech: "GST certificate". */
  name: string;
  onLost: () => void;
};

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

/**
 * A document as pictures of its pages, nothing of it that could run: one page at a time, larger and smaller, turned,
 * moved by hand, by wheel and by keys. Mounted anew for each document.
 */
export function DocumentViewer({ opened, name, onLost }: DocumentViewerProps) {
  const [state, move] = useReducer(moved, firstLook);
  const place = useRef<HTMLElement>(null);
  const { pages, document } = opened;
  const page = pages[state.page];
  const leaf = (by: 1 | -1) => {
    move({ kind: "PAGE", by, pages: pages.length });
    place.current?.scrollTo({ top: 0 });
  };
  useShortcut("document-larger", () => move({ kind: "ZOOM", by: 1 }));
  useShortcut("document-smaller", () => move({ kind: "ZOOM", by: -1 }));
  useShortcut("document-fit", () => move({ kind: "FIT" }));
  useShortcut("document-turn", () => move({ kind: "TURN" }));
  useShortcut("document-page-previous", () => leaf(-1), pages.length > 1);
  useShortcut("document-page-next", () => leaf(1), pages.length > 1);
  usePreloaded(pages[state.page + 1]?.url ?? null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = leafing(event.key, event.currentTarget);
    if (by === null) return;
    event.preventDefault();
    leaf(by);
  };
  return (
    <section aria-label={name} className="flex min-h-0 flex-1 flex-col">
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-x-2">
        <FileText {...icon} />
        <h2 className="min-w-0 truncate font-emphasis" title={document.fileName}>
          <bdi>{document.fileName}</bdi>
        </h2>
        <span className="text-meta text-muted-fg">
          page {state.page + 1} of {pages.length} · {sizeText(document.bytes)} · opened, recorded
        </span>
        <Tools state={state} pages={pages.length} onLeaf={leaf} onMove={move} />
      </div>
      <section
        ref={place}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
        tabIndex={0}
        aria-label={`${name}, page ${state.page + 1} of ${pages.length}. Arrow keys move it.`}
        onKeyDown={onKeyDown}
        {...dragging}
        className="drawn-quiet flex min-h-80 flex-1 cursor-grab touch-pan-x touch-pan-y overflow-auto rounded-md border border-border bg-sunken py-6 active:cursor-grabbing"
      >
        {page ? <Page page={page} state={state} alt={`${name}, page ${state.page + 1}`} onLost={onLost} /> : null}
      </section>
    </section>
  );
}

type ToolsProps = {
  state: ViewerState;
  pages: number;
  onLeaf: (by: 1 | -1) => void;
  onMove: (move: Parameters<typeof moved>[1]) => void;
};

function Tools({ state, pages, onLeaf, onMove }: ToolsProps) {
  const small = { size: "small" } as const;
  return (
    <div role="toolbar" aria-label="Page" className="ms-auto flex items-center">
      {pages > 1 ? (
        <>
          <IconButton
            {...small}
            label="Previous page"
            aria-keyshortcuts="{"
            aria-disabled={state.page === 0}
            icon={<ChevronLeft {...icon} />}
            onClick={() => onLeaf(-1)}
          />
          <IconButton
            {...small}
            label="Next page"
            aria-keyshortcuts="}"
            aria-disabled={state.page === pages - 1}
            icon={<ChevronRight {...icon} />}
            onClick={() => onLeaf(1)}
          />
        </>
      ) : null}
      <IconButton
        {...small}
        label="Smaller"
        aria-keyshortcuts="-"
        aria-disabled={state.zoom === ZOOMS[0]}
        icon={<Minus {...icon} />}
        onClick={() => onMove({ kind: "ZOOM", by: -1 })}
      />
      <span role="status" className="w-11 text-center text-meta text-muted-fg">
        {state.zoom} %
      </span>
      <IconButton
        {...small}
        label="Larger"
        aria-keyshortcuts="+"
        aria-disabled={state.zoom === ZOOMS.at(-1)}
        icon={<Plus {...icon} />}
        onClick={() => onMove({ kind: "ZOOM", by: 1 })}
      />
      <IconButton
        {...small}
        label="Turn by a quarter"
        aria-keyshortcuts="t"
        icon={<RotateCw {...icon} />}
        onClick={() => onMove({ kind: "TURN" })}
      />
    </div>
  );
}

type PageProps = { page: DocumentPageDto; state: ViewerState; alt: string; onLost: () => void };

/** The box has the size of the page as it lies; within it the picture is turned about its middle. */
function Page({ page, state: { zoom, turns }, alt, onLost }: PageProps) {
  const isOnItsSide = turns % 2 === 1;
  const [width, height] = isOnItsSide ? [page.height, page.width] : [page.width, page.height];
  return (
    <div
      className="relative m-auto shrink-0 bg-[#fff] shadow-pop dark:bg-[#e9e8ee] dark:brightness-95"
      style={{
        width: `calc((100% - 6rem) * ${zoom / 100})`,
        aspectRatio: `${width} / ${height}`,
        containerType: "size",
      }}
    >
      {/* biome-ignore lint/performance/noImgElement: a picture behind a ticket must not pass through another service. */}
      <img
        key={page.url}
        src={page.url}
        alt={alt}
        draggable={false}
        onError={onLost}
        className="absolute top-1/2 left-1/2 max-w-none select-none"
        style={{
          width: isOnItsSide ? "100cqh" : "100cqw",
          height: isOnItsSide ? "100cqw" : "100cqh",
          transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
        }}
      />
    </div>
  );
}

/** Whoever reads on does not wait for the page that comes next. */
function usePreloaded(url: string | null): void {
  useEffect(() => {
    if (url !== null) new Image().src = url;
  }, [url]);
}

/** Moves what is larger than its place under the hand of a mouse; fingers scroll by themselves. */
const dragging = {
  onPointerDown: (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
  },
  onPointerMove: (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    event.currentTarget.scrollBy(-event.movementX, -event.movementY);
  },
};
