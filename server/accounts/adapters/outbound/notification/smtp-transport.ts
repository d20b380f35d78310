import nodemailer from "nodemailer";
import type { MailSettings } from "@/server/platform/message-settings";
import type { MessageTransport } from "./message-transport";

/** A server that stalls holds up nobody for long; the message is tried again by the relay's schedule. */
const waitMs = 10_000;
const wholeMessageMs = 20_000;

/**
 * Emails by SMTP, encrypted unless the server is on this machine. The Message-ID is made from the outbox row's id and so
 * the same at every try. A refused recipient or message is given up with the server's code; everything else is tried
 * again. Errors repeat no words of the server: they often hold the address.
 */
export function smtpTransport(settings: MailSettings): MessageTransport {
  const { from } = settings;
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  const transporter = nodemailer.createTransport(optionsOf(settings));
  return async ({ id, recipient, subject, body, html }) => {
    if (!isOneAddress(recipient)) return { outcome: "UNDELIVERABLE", reason: "The address can't stand in a message" };
    const sending = transporter.sendMail({
      envelope: { from: from.address, to: [recipient] },
      from,
      to: { name: "", address: recipient },
      subject,
      text: body,
      ...(html === null ? {} : { html }),
      messageId: `<${id}@${domain}>`,
      // Answering machines stay silent.
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    });
    const problem = await within(sending, wholeMessageMs).then(() => null, problemOf);
    if (problem === null) return { outcome: "SENT" };
    if (problem.isFinal) return { outcome: "UNDELIVERABLE", reason: problem.words };
    throw new Error(problem.words);
  };
}

const optionsOf = ({ host, port, isTlsFromStart, mustUseTls, login }: MailSettings) => ({
  host,
  port,
  secure: isTlsFromStart,
  requireTLS: mustUseTls && !isTlsFromStart,
  // A server on this machine has no certificate that names it.
  ignoreTLS: !mustUseTls && !isTlsFromStart,
  tls: { minVersion: "TLSv1.2" as const, rejectUnauthorized: mustUseTls },
  ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
  connectionTimeout: waitMs,
  greetingTimeout: waitMs,
  socketTimeout: waitMs,
  dnsTimeout: waitMs,
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Exactly one mailbox: nothing that ends a header line, names a second recipient or a route. */
const isOneAddress = (text: string): boolean =>
  text.length <= 320 && /^[^\s@<>"(),:;\\[\]\p{C}]+@[^\s@<>"(),:;\\[\]\p{C}]+$/u.test(text);

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("Too slow"), { code: "ETIMEDOUT" })), ms);
  });
  return await Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

type SmtpProblem = { readonly words: string; readonly isFinal: boolean };

/** What the server refused for good: this recipient, or this message once it had read it. */
const finalAt: ReadonlySet<string> = new Set(["RCPT TO", "DATA"]);

function problemOf(error: unknown): SmtpProblem {
  const { code, command, responseCode } = factsOf(error);
  if (responseCode === undefined) return { words: `The mail server could not be reached (${code})`, isFinal: false };
  const isFinal = responseCode >= 500 && finalAt.has(command);
  const words = `The mail server ${isFinal ? "refused the message" : "answered"}: ${responseCode}`;
  return { words: command === "" ? words : `${words} to ${command}`, isFinal };
}

function factsOf(error: unknown): { code: string; command: string; responseCode: number | undefined } {
  const facts: Readonly<Record<string, unknown>> = error instanceof Error ? { ...error } : {};
  const text = (name: string): string => (typeof facts[name] === "string" ? facts[name] : "");
  const answered = facts["responseCode"];
  return {
    code: /^[A-Z]{1,20}$/.test(text("code")) ? text("code") : "unknown",
    command: /^[A-Z ]{1,12}$/.test(text("command")) ? text("command") : "",
    responseCode: typeof answered === "number" ? answered : undefined,
  };
}
