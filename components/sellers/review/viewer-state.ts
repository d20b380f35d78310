/** How a document's page is looked at: which one, how large, which way up. */
export type ViewerState = { readonly page: number; readonly zoom: number; readonly turns: number };

export type ViewerMove =
  | { readonly kind: "PAGE"; readonly by: 1 | -1; readonly pages: number }
  | { readonly kind: "ZOOM"; readonly by: 1 | -1 }
  | { readonly kind: "FIT" }
  | { readonly kind: "TURN" };

/** In percent of the width of its place. */
export const ZOOMS = [50, 75, 100, 125, 150, 200, 300, 400] as const;

export const firstLook: ViewerState = { page: 0, zoom: 100, turns: 0 };

export function moved(state: ViewerState, move: ViewerMove): ViewerState {
  switch (move.kind) {
    case "PAGE":
      return { ...state, page: Math.min(Math.max(state.page + move.by, 0), Math.max(move.pages - 1, 0)) };
    case "ZOOM":
      return { ...state, zoom: nextZoom(state.zoom, move.by) };
    case "FIT":
      return { ...state, zoom: 100 };
    case "TURN":
      return { ...state, turns: (state.turns + 1) % 4 };
    default:
      return state;
  }
}

function nextZoom(zoom: number, by: 1 | -1): number {
  const further = by === 1 ? ZOOMS.find((one) => one > zoom) : ZOOMS.findLast((one) => one < zoom);
  return further ?? zoom;
}

/** The document before or after the open one; the first where none is open, null where there is no further one. */
export function stepDocument(ids: readonly string[], open: string | null, by: 1 | -1): string | null {
  if (open === null) return ids[0] ?? null;
  return ids[ids.indexOf(open) + by] ?? null;
}

export type ScrollPlace = { readonly scrollTop: number; readonly clientHeight: number; readonly scrollHeight: number };

/** Leafing goes on to the next page only where this one is at its end; until then the key scrolls. */
export function leafing(key: string, { scrollTop, clientHeight, scrollHeight }: ScrollPlace): 1 | -1 | null {
  const isAtEnd = scrollTop + clientHeight >= scrollHeight - 1;
  if (key === "PageDown" && isAtEnd) return 1;
  return key === "PageUp" && scrollTop <= 0 ? -1 : null;
}
