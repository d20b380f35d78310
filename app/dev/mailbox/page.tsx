import type { Metadata } from "next";
import { Mailbox } from "@/components/auth/mailbox";
import { developmentMail } from "@/server/accounts/adapters/inbound/rest/development-mail";
import { requireDemo } from "@/server/accounts/adapters/inbound/rest/page-access";

export const metadata: Metadata = { title: "Development mailbox" };

type MailboxPageProps = { searchParams: Promise<{ message?: string | string[]; as?: string | string[] }> };

export default async function MailboxPage({ searchParams }: MailboxPageProps) {
  requireDemo();
  const { message, as } = await searchParams;
  const messages = await developmentMail();
  const opened = messages.find(({ id }) => id === message) ?? messages[0] ?? null;
  return <Mailbox messages={messages} opened={opened} asText={as !== "html"} />;
}
