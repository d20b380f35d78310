import Link from "next/link";
import { Time } from "@/components/kit/time";
import { Brand } from "@/components/shell/brand";
import { ConsoleStrip } from "@/components/shell/environment-strip";
import { SkipLinks } from "@/components/shell/skip-links";
import { EmptyState } from "@/components/ui/empty-state";
import type { DevelopmentMailDto } from "@/server/accounts/application/dto/development-mail-dto";
import { codeOf, MailboxMessage, recipientText } from "./mailbox-message";

type MailboxProps = { messages: readonly DevelopmentMailDto[]; opened: DevelopmentMailDto | null; asText: boolean };

/** Mail and SMS of development: the list at the left, the opened message at the right, below each other on phones. */
export function Mailbox({ messages, opened, asText }: MailboxProps) {
  return (
    <div data-density="comfortable" className="flex min-h-dvh flex-col text-public">
      <SkipLinks />
      <ConsoleStrip label="Development notice">
        Development only. Messages stay on this machine and nothing is sent.
      </ConsoleStrip>
      <header className="flex h-16 items-center px-5">
        <Brand />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="grid flex-1 border-t border-border outline-none lg:grid-cols-[416px_minmax(0,1fr)]"
      >
        <section aria-labelledby="mailbox" className="border-border bg-surface lg:border-e">
          <div className="flex items-baseline justify-between gap-4 border-b border-border px-5 py-4">
            <h1 id="mailbox" className="text-panel font-semibold">
              Development mailbox
            </h1>
            <span className="text-form text-muted-fg">
              {messages.length === 1 ? "1 message" : `${messages.length} messages`}
            </span>
          </div>
          <MessageList messages={messages} openedId={opened?.id ?? null} />
        </section>
        {opened ? <MailboxMessage message={opened} asText={asText} /> : null}
      </main>
    </div>
  );
}

function MessageList({ messages, openedId }: { messages: readonly DevelopmentMailDto[]; openedId: string | null }) {
  if (messages.length === 0) {
    return (
      <EmptyState
        title="No messages yet"
        actions={
          <Link href="/signup" className="link-public">
            Create an account
          </Link>
        }
      >
        Create an account, and its code arrives here.
      </EmptyState>
    );
  }
  return (
    <ol>
      {messages.map((message) => (
        <li key={message.id}>
          <Link
            href={`/dev/mailbox?message=${message.id}`}
            aria-current={message.id === openedId ? "true" : undefined}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-s-3 border-b border-s-transparent border-b-border py-3.5 ps-[17px] pe-5 text-form hover:bg-hover aria-[current]:border-s-primary aria-[current]:bg-primary-soft"
          >
            <span className="font-emphasis">{message.subject}</span>
            <Time at={message.createdAt.toISOString()} as="clock" className="text-meta text-muted-fg" />
            <bdi className="wrap-anywhere text-muted-fg">{recipientText(message)}</bdi>
            <span className="font-mono slashed-zero">{codeOf(message)}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
