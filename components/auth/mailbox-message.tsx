import Link from "next/link";
import { Time } from "@/components/kit/time";
import type { DevelopmentMailDto } from "@/server/accounts/application/dto/development-mail-dto";
import { CopyCode } from "./copy-code";

type MailboxMessageProps = { message: DevelopmentMailDto; asText: boolean };

/** One message: its code and link to take away, and either of its forms as a mail program shows it. */
export function MailboxMessage({ message, asText }: MailboxMessageProps) {
  const code = codeOf(message);
  const link = linkOf(message);
  return (
    <section aria-labelledby="subject" className="min-w-0 px-4 py-6 lg:px-10 lg:py-8">
      <h2 id="subject" className="text-page font-semibold tracking-[-0.012em]">
        {message.subject}
      </h2>
      <p className="mt-1 text-form wrap-anywhere text-muted-fg">
        To <bdi>{recipientText(message)}</bdi> · <Time at={message.createdAt.toISOString()} />
      </p>
      {code ? <CopyCode code={code} /> : null}
      {link ? (
        <p className="mt-6">
          <a href={link} className="link-public">
            Open the link
          </a>
        </p>
      ) : null}
      {message.hasHtml ? <FormSwitch message={message} asText={asText} /> : null}
      {message.hasHtml && !asText ? (
        <iframe
          // Nothing in it runs: what people wrote stands in mails.
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          src={`/dev/mailbox/html?message=${message.id}`}
          title={`${message.subject}, as HTML`}
          className="mt-4 h-210 w-full max-w-150 rounded-md border border-border bg-bg"
        />
      ) : (
        <div className="mt-4 max-w-150 rounded-md border border-border bg-surface p-5 wrap-anywhere whitespace-pre-line sm:p-8">
          {message.body}
        </div>
      )}
    </section>
  );
}

function FormSwitch({ message, asText }: MailboxMessageProps) {
  const forms = [
    { name: "Text", href: `/dev/mailbox?message=${message.id}`, isShown: asText },
    { name: "HTML", href: `/dev/mailbox?message=${message.id}&as=html`, isShown: !asText },
  ];
  return (
    <nav aria-label="Form of the message" className="mt-6 flex gap-5 text-form">
      {forms.map(({ name, href, isShown }) => (
        <Link
          key={name}
          href={href}
          aria-current={isShown ? "true" : undefined}
          className="border-b-2 border-transparent py-1 text-muted-fg hover:text-fg aria-[current]:border-primary aria-[current]:font-emphasis aria-[current]:text-fg"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

export const recipientText = ({ recipient, channel }: DevelopmentMailDto): string =>
  channel === "SMS" ? `${recipient} (SMS)` : recipient;

const addresses = /https?:\/\/\S+/g;

/** The six digits that stand alone, where the message has them; an address has none that mean anything. */
export const codeOf = ({ body }: DevelopmentMailDto): string | null =>
  /(?<!\d)\d{6}(?!\d)/.exec(body.replace(addresses, " "))?.[0] ?? null;

const linkOf = ({ body }: DevelopmentMailDto): string | null => body.match(addresses)?.[0] ?? null;
