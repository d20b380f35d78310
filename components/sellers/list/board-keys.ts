/** Where a card lies: its column and its place in it. */
export type CardPlace = { readonly column: number; readonly card: number };

/**
 * Where a key leads from a card, or null for a key that is none of the board's. Columns without a card are passed over,
 * and a shorter column is met at its last card.
 */
export function nextPlace(key: string, at: CardPlace | null, sizes: readonly number[]): CardPlace | null {
  const first = sizes.findIndex((size) => size > 0);
  if (first < 0) return null;
  if (at === null) return isOfBoard(key) ? { column: first, card: 0 } : null;
  const last = (sizes[at.column] ?? 1) - 1;
  switch (key) {
    case "ArrowDown":
    case "j":
      return { column: at.column, card: Math.min(at.card + 1, last) };
    case "ArrowUp":
    case "k":
      return { column: at.column, card: Math.max(at.card - 1, 0) };
    case "ArrowRight":
      return beside(at, 1, sizes);
    case "ArrowLeft":
      return beside(at, -1, sizes);
    case "Home":
      return { column: at.column, card: 0 };
    case "End":
      return { column: at.column, card: last };
    default:
      return null;
  }
}

const ofBoard = ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", "j", "k"];

const isOfBoard = (key: string): boolean => ofBoard.includes(key);

function beside(at: CardPlace, by: 1 | -1, sizes: readonly number[]): CardPlace {
  for (let column = at.column + by; column >= 0 && column < sizes.length; column += by) {
    const size = sizes[column] ?? 0;
    if (size > 0) return { column, card: Math.min(at.card, size - 1) };
  }
  return at;
}
