"use client";

export type FocusHome = {
  /** Gives the focus to it, or to what stands in its place by now. */
  readonly back: () => void;
  readonly stop: () => void;
};

/**
 * Where the focus comes back to. An element may leave the page while a layer is open over it, or once its act is done:
 * then its place is taken by what came for it, by what stood beside it, or by the heading over it. It is followed until
 * the focus is given to something else.
 */
export function focusHome(element: Element | null): FocusHome {
  let place = element;
  let isBack = false;
  const observer = new MutationObserver((records) => {
    const left = records.find(({ removedNodes }) => place && holds(removedNodes, place));
    if (!left || place?.isConnected) return;
    place = placeAfter(left);
    if (isBack && isNowhere()) give(place);
  });
  const stop = () => {
    observer.disconnect();
    document.removeEventListener("focusin", moved);
  };
  const moved = ({ target }: FocusEvent) => {
    if (isBack && target !== place) stop();
  };
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", moved);
  return {
    back: () => {
      isBack = true;
      give(place);
    },
    stop,
  };
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

const holds = (nodes: NodeList, element: Element): boolean => [...nodes].some((node) => node.contains(element));

function give(place: Element | null): void {
  if (!(place instanceof HTMLElement)) return;
  if (!place.matches(TAKES_FOCUS)) place.tabIndex = -1;
  place.focus();
}

const TAKES_FOCUS = "a[href], button, input, select, textarea, summary, [tabindex]";
const REACHED =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';

type Left = Pick<MutationRecord, "target" | "previousSibling" | "nextSibling">;

/** What came for it, the next one, the one before; else the heading of the part of the page that it stood in. */
export function placeAfter({ target, previousSibling, nextSibling }: Left): Element | null {
  const beside = [elementOf(previousSibling)?.nextElementSibling, elementOf(nextSibling), elementOf(previousSibling)];
  for (const one of beside) {
    const reached = one?.isConnected && (one.matches(REACHED) ? one : one.querySelector(REACHED));
    if (reached) return reached;
  }
  for (let part = elementOf(target); part; part = part.parentElement) {
    const heading = part.isConnected ? part.querySelector("h1, h2, h3") : null;
    if (heading) return heading;
  }
  return null;
}

const elementOf = (node: Node | null): Element | null => (node instanceof Element ? node : null);
