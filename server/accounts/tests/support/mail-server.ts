import { createServer } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type ReceivedMail = { readonly from: string; readonly to: readonly string[]; readonly source: string };

/** What the server says to a recipient, or to a whole message: null accepts. */
export type MailManners = {
  recipient: (address: string) => number | null;
  message: () => number | null;
};

export type MailServer = {
  readonly port: number;
  readonly received: ReceivedMail[];
  readonly manners: MailManners;
  /** Gone, as after a crash; the port answers nobody. */
  readonly stop: () => Promise<void>;
};

/** A real SMTP server on this machine that keeps what it is given. */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const manners: MailManners = { recipient: () => null, message: () => null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: ({ address }, _session, answer) => answer(refusal(manners.recipient(address), address)),
    onData: (stream, { envelope }, answer) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const refused = refusal(manners.message(), "message");
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        if (!refused) received.push({ from, to, source: unfolded(Buffer.concat(chunks).toString()) });
        answer(refused);
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    received,
    manners,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** Words that hold the address, as real servers' do. */
const refusal = (code: number | null, address: string): Error | null =>
  code === null ? null : Object.assign(new Error(`5.1.1 <${address}> is not here`), { responseCode: code });

/** Quoted-printable lines as they were written. */
const unfolded = (source: string): string =>
  source
    .replaceAll("=\r\n", "")
    .replace(/(?:=[0-9A-F]{2})+/gu, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString());

/** A port that nobody listens on. */
export const deadPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
