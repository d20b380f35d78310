/** What a message is made of. Both of an email's forms, text and HTML, are made from the same parts. */
export type MessagePart =
  | { readonly kind: "PARAGRAPH"; readonly text: string }
  | { readonly kind: "CODE"; readonly code: string }
  | { readonly kind: "LINK"; readonly label: string; readonly href: string }
  | { readonly kind: "SMALL"; readonly text: string };

export const paragraph = (text: string): MessagePart => ({ kind: "PARAGRAPH", text });
export const code = (value: string): MessagePart => ({ kind: "CODE", code: value });
export const link = (label: string, href: string): MessagePart => ({ kind: "LINK", label, href });
export const small = (text: string): MessagePart => ({ kind: "SMALL", text });

/** A text of several paragraphs, as a person wrote it or a statement holds it. */
export const paragraphs = (text: string): readonly MessagePart[] =>
  text
    .split(/\n{2,}/u)
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map(paragraph);
