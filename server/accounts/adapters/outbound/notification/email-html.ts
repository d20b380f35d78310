import { isFoot, isInBox } from "./email-text";
import type { EmailWords, MessagePart } from "./message-parts";

/**
 * An email's HTML form: one table of 560 px, colours inline for programs that drop styles, and darker ones for those
 * that ask. Everything is escaped; nothing is loaded from anywhere, so opening a message tells nobody.
 */
export function emailHtml(subject: string, { preview, parts }: EmailWords, origin: string): string {
  const box = [heading(subject), ...parts.filter(isInBox).map(partHtml)].join("");
  const feet = parts.filter(isFoot).map((part) => ("text" in part ? lines(part.text) : ""));
  const privacy = `Goodstanding &middot; ${anchor(`${origin}/legal/privacy`, "Privacy", quiet, "quiet")}`;
  return `<!doctype html>
<html lang="en-IN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(subject)}</title><style>${darkStyles}</style></head>
<body class="page" style="margin:0;padding:0;background:${colour.page}"><div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:${colour.page}"><tr><td align="center" style="padding:24px 12px 32px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;text-align:left">
${letterhead}
<tr><td class="box" style="background:${colour.box};border:1px solid ${colour.line};border-top:0;padding:32px 24px 16px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed">${box}</table></td></tr>
<tr><td class="quiet" style="${font}${quiet}padding:20px 24px">${[...feet, privacy].join("<br><br>")}</td></tr></table></td></tr></table></body></html>
`;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const lines = (text: string): string => escapeHtml(text).replaceAll("\n", "<br>");

const colour = {
  page: "#fafafc",
  box: "#ffffff",
  ink: "#171723",
  quiet: "#5c5c6c",
  line: "#dfdfe5",
  sunken: "#f3f3f7",
  button: "#4e3dbc",
  onButton: "#fbfbfe",
} as const;

const darkStyles = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.page{background:#0d0d12!important}.box{background:#17171e!important;border-color:#303038!important}.ink{color:#efeff4!important}.bar{background:#efeff4!important}.quiet{color:#aaaab5!important}.code{background:#0a0a0e!important;border-color:#303038!important;color:#efeff4!important}.fact{border-color:#303038!important}.button{background:#9f97ff!important}.on-button{color:#11101f!important}}`;

const font =
  "font-family:Geist,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word;";
const ink = `color:${colour.ink};font-size:16px;line-height:24px;`;
const quiet = `color:${colour.quiet};font-size:14px;line-height:20px;`;
const mono = "font:500 30px/36px 'Geist Mono',ui-monospace,Menlo,Consolas,monospace;letter-spacing:5px;";

const row = (content: string, cell: string, name: string): string =>
  `<tr><td class="${name}" style="${font}${cell}">${content}</td></tr>`;

const letterhead = `<tr><td style="padding:0 0 0 24px"><table role="presentation" cellpadding="0" cellspacing="0"><tr><td width="4" class="bar" style="background:${colour.ink};font-size:0;line-height:0;height:40px">&nbsp;</td><td class="ink" style="${font}color:${colour.ink};padding:0 0 8px 12px;vertical-align:bottom;font-size:17px;line-height:24px;font-weight:600;letter-spacing:-.3px">goodstanding</td></tr></table></td></tr>
<tr><td class="bar" style="background:${colour.ink};height:4px;font-size:0;line-height:0">&nbsp;</td></tr>`;

const heading = (subject: string): string =>
  row(
    `<h1 style="margin:0;font:inherit">${escapeHtml(subject)}</h1>`,
    `color:${colour.ink};font-size:24px;line-height:30px;font-weight:600;letter-spacing:-.3px;padding-bottom:12px`,
    "ink",
  );

function partHtml(part: MessagePart): string {
  switch (part.kind) {
    case "CODE":
      return row(
        `<span class="code" style="display:inline-block;background:${colour.sunken};border:1px solid ${colour.line};border-radius:8px;padding:12px 20px;${mono}color:${colour.ink}">${escapeHtml(part.code)}</span>`,
        "padding:4px 0 20px",
        "ink",
      );
    case "LINK":
      return button(part.label, part.href);
    case "FACT":
      return (
        row(escapeHtml(part.label), `${quiet}padding:12px 0 0;border-top:1px solid ${colour.line}`, "quiet fact") +
        row(lines(part.text), `${ink}padding:2px 0 12px`, "ink")
      );
    default:
      return part.kind === "PARAGRAPH"
        ? row(lines(part.text), `${ink}padding-bottom:16px`, "ink")
        : row(lines(part.text), `${quiet}padding-bottom:16px`, "quiet");
  }
}

/** The button, and its address as text: some programs show no buttons, and some people trust none. */
const button = (label: string, href: string): string =>
  row(
    `<table role="presentation" cellpadding="0" cellspacing="0"><tr><td class="button" style="background:${colour.button};border-radius:8px">${anchor(href, label, `${font}display:inline-block;padding:12px 24px;font-size:16px;line-height:24px;font-weight:600;color:${colour.onButton};text-decoration:none;`, "on-button")}</td></tr></table>`,
    "padding:4px 0 16px",
    "ink",
  ) +
  row(
    `Or copy this address into your browser:<br>${anchor(href, href, quiet, "quiet")}`,
    `${quiet}padding-bottom:16px`,
    "quiet",
  );

const anchor = (href: string, label: string, style: string, name: string): string =>
  `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer" class="${name}" style="${style}">${escapeHtml(label)}</a>`;
