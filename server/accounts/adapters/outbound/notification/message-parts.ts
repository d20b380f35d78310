/** What a message is made of. Both of an email's forms, text and HTML, are made from the same parts. */
export type MessagePart =
  | { readonly kind: "PARAGRAPH" | "SMALL" | "FOOT"; readonly text: string }
  | { readonly kind: "FACT"; readonly label: string; readonly text: string }
  | { readonly kind: "CODE"; readonly code: string }
  | { readonly kind: "LINK"; readonly label: string; readonly href: string };

/** The preview stands beside the subject on locked screens, so it holds no code and no reason either. */
export type EmailWords = { readonly preview: string; readonly parts: readonly MessagePart[] };

/** As the words are written: a page of ours is named by its path, and becomes a link once our own address is known. */
export type DraftPart = MessagePart | { readonly kind: "PAGE"; readonly label: string; readonly path: string };

export type DraftWords = { readonly preview: string; readonly parts: readonly DraftPart[] };

export const paragraph = (text: string): MessagePart => ({ kind: "PARAGRAPH", text });
export const code = (value: string): MessagePart => ({ kind: "CODE", code: value });
export const link = (label: string, href: string): MessagePart => ({ kind: "LINK", label, href });
export const page = (label: string, path: string): DraftPart => ({ kind: "PAGE", label, path });
export const small = (text: string): MessagePart => ({ kind: "SMALL", text });
/** Below the message's box: what to do when the message is a surprise. */
export const foot = (text: string): MessagePart => ({ kind: "FOOT", text });

/** A text of several paragraphs; one whose first line stands alone above others is a fact with its label. */
export const paragraphs = (text: string): readonly MessagePart[] =>
  text
    .split(/\n{2,}/u)
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map(paragraphOrFact);

const longestLabel = 60;

function paragraphOrFact(text: string): MessagePart {
  const end = text.indexOf("\n");
  if (end < 1 || end > longestLabel) return paragraph(text);
  return { kind: "FACT", label: text.slice(0, end).trim(), text: text.slice(end + 1).trim() };
}
