const apart = /\s+/;
const special = /[.*+?^${}()|[\]\\]/g;

type Piece = { readonly at: number; readonly text: string; readonly isFound: boolean };

function piecesOf(text: string, query: string): readonly Piece[] {
  const words = query.trim().split(apart).filter(Boolean);
  if (words.length === 0) return [{ at: 0, text, isFound: false }];
  const found = new RegExp(`(${words.map((word) => word.replace(special, "\\$&")).join("|")})`, "iu");
  let at = 0;
  return text.split(found).map((piece, index) => {
    const start = at;
    at += piece.length;
    return { at: start, text: piece, isFound: index % 2 === 1 };
  });
}

/** A text with the words that were searched for underlined. */
export function Marked({ text, query }: { text: string; query: string }) {
  return (
    <bdi>
      {piecesOf(text, query)
        .filter((piece) => piece.text !== "")
        .map((piece) =>
          piece.isFound ? (
            <mark
              key={piece.at}
              className="bg-transparent text-inherit underline decoration-primary decoration-2 underline-offset-3"
            >
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
    </bdi>
  );
}
