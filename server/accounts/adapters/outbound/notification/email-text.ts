import type { EmailWords, MessagePart } from "./message-parts";

/** An email's text form: for programs that show no HTML, and for whoever prefers it. */
export const emailText = (subject: string, { parts }: EmailWords): string =>
  [subject, ...parts.filter(isInBox).map(textOf), ...parts.filter(isFoot).map(textOf), "Goodstanding"].join("\n\n");

export const isFoot = (part: MessagePart): boolean => part.kind === "FOOT";
export const isInBox = (part: MessagePart): boolean => part.kind !== "FOOT";

function textOf(part: MessagePart): string {
  if (part.kind === "CODE") return part.code;
  if (part.kind === "LINK") return `${part.label}:\n${part.href}`;
  return part.kind === "FACT" ? `${part.label}\n${part.text}` : part.text;
}
