import { isLoopback } from "./loopback";

/** The mail server that messages leave by. */
export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps); else STARTTLS, which is required unless the server is on this machine. */
  readonly isTlsFromStart: boolean;
  readonly mustUseTls: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: { readonly name: string; readonly address: string };
};

/** The gateway that text messages leave by. */
export type SmsSettings = { readonly url: URL; readonly token: string };

export type MessageSettings = { readonly mail: MailSettings | null; readonly sms: SmsSettings | null };

type Read = (name: string) => string | undefined;

/** How messages leave; null where nothing is set up. Half a setup is a problem: messages would wait for ever. */
export const readMessageSettings = (read: Read, problems: string[]): MessageSettings => ({
  mail: readMail(read, problems),
  sms: readSms(read, problems),
});

const smtpPorts: Readonly<Record<string, number>> = { "smtp:": 587, "smtps:": 465 };

function readMail(read: Read, problems: string[]): MailSettings | null {
  const [smtp, sender] = [read("SMTP_URL"), read("MAIL_FROM")];
  if (smtp === undefined && sender === undefined) return null;
  const url = smtp !== undefined && URL.canParse(smtp) ? new URL(smtp) : null;
  const usual = url === null ? undefined : smtpPorts[url.protocol];
  const from = readSender(sender ?? "");
  if (from === null) problems.push("MAIL_FROM must be an address, or a name and an address in angle brackets");
  if (url === null || usual === undefined || url.hostname === "") {
    problems.push("SMTP_URL must be an address such as smtps://user:password@mail.example.com");
  }
  if (url === null || usual === undefined || url.hostname === "" || from === null) return null;
  const isHere = isLoopback(url.hostname);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? usual : Number(url.port),
    isTlsFromStart: url.protocol === "smtps:",
    mustUseTls: !isHere,
    login:
      url.username === ""
        ? null
        : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
    from,
  };
}

/** `Name <address>` or an address alone. */
function readSender(text: string): MailSettings["from"] | null {
  const open = text.indexOf("<");
  const isNamed = open >= 0 && text.endsWith(">");
  const name = isNamed ? text.slice(0, open).trim() : "Goodstanding";
  const address = isNamed ? text.slice(open + 1, -1) : text;
  if (!/^[^\s@<>"(),:;\\[\]\p{Cc}]+@[A-Za-z0-9.-]+$/u.test(address) || /["<>\\\p{Cc}]/u.test(name)) return null;
  return { name, address };
}

const shortestToken = 16;

function readSms(read: Read, problems: string[]): SmsSettings | null {
  const [address, token] = [read("SMS_GATEWAY_URL"), read("SMS_GATEWAY_TOKEN")];
  if (address === undefined && token === undefined) return null;
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : null;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (!isSafe || url.username !== "" || url.hash !== "") {
    problems.push("SMS_GATEWAY_URL must be an https address; http serves a gateway on this machine alone");
  }
  if (token === undefined || token.length < shortestToken || /[^\x21-\x7e]/.test(token)) {
    problems.push(`SMS_GATEWAY_TOKEN must be the gateway's token, at least ${shortestToken} characters`);
  }
  return isSafe && token !== undefined ? { url, token } : null;
}
