"use client";

import Link from "next/link";
import { useState } from "react";
import { CopyButton, IdText } from "@/components/kit/id-text";
import { Initials } from "@/components/kit/initials";
import { useStaffSession } from "@/components/shell/staff-session";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { Button } from "@/components/ui/button";
import { type Fact, Facts } from "@/components/ui/facts";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import type { AuditEntryDto } from "@/server/accounts/application/dto/audit-dto";
import type { FilterChange } from "./audit-address";
import { AuditChanges } from "./audit-changes";

type AuditEntryProps = { entry: AuditEntryDto; onFilter: (change: FilterChange) => void };

const views = [
  { value: "changes", label: "Changes" },
  { value: "raw", label: "Raw JSON" },
] as const;

type View = (typeof views)[number]["value"];

/** Who did what to whom and why, what it changed, and where it came from. */
export function AuditEntry({ entry, onFilter }: AuditEntryProps) {
  const [view, setView] = useState<View>("changes");
  useShortcut("audit-raw", () => setView((before) => (before === "changes" ? "raw" : "changes")));
  return (
    <>
      <div className="px-4 py-3 sm:px-6">
        <Facts dense labelWidth={88} facts={factsOf(entry)} />
        <Narrow entry={entry} onFilter={onFilter} />
      </div>
      <div className="flex items-center border-t border-border px-4 py-3 sm:px-6">
        <Segmented label="Entry: view" segments={views} value={view} onChange={setView} />
        <span className="ms-auto flex items-center gap-1 text-meta text-muted-fg print:hidden">
          <Kbd>d</Kbd> <span className="pointer-coarse:hidden">switch</span>
        </span>
      </div>
      <div className="px-4 pb-3 sm:px-6">
        {view === "changes" ? <AuditChanges changes={entry.changes} /> : <RawEntry entry={entry} />}
      </div>
      <div className="border-t border-border px-4 py-3 sm:px-6">
        <Facts dense labelWidth={88} facts={originOf(entry)} />
      </div>
    </>
  );
}

const roleNames: Readonly<Record<string, string>> = {
  SUPPORT: "Support",
  ANALYST: "Analyst",
  LEAD: "Lead",
  AUDITOR: "Auditor",
  ADMIN: "Admin",
};

function factsOf(entry: AuditEntryDto): readonly Fact[] {
  const { reasonLabel, note, noteWithheld, refusalCode, occurrences, policyVersion } = entry;
  return [
    { label: "Who", value: <Who entry={entry} /> },
    ...(entry.on ? [{ label: "On", value: <On on={entry.on} /> }] : []),
    ...(refusalCode ? [{ label: "Refused", value: <span className="mono">{refusalCode}</span> }] : []),
    ...(occurrences > 1 ? [{ label: "Times", value: `${occurrences}, counted in one entry` }] : []),
    ...(reasonLabel ? [{ label: "Reason", value: reasonLabel }] : []),
    ...(note ? [{ label: "Note", value: <bdi className="whitespace-pre-wrap">{note}</bdi> }] : []),
    ...(noteWithheld ? [{ label: "Note", value: <span className="text-muted-fg">Not shown to your role</span> }] : []),
    ...(policyVersion === null ? [] : [{ label: "Policy", value: `trust v${policyVersion}` }]),
  ];
}

function Who({ entry: { actor } }: { entry: AuditEntryDto }) {
  const me = useStaffSession();
  return (
    <>
      {actor.kind === "STAFF" ? <Initials name={actor.name} isMe={actor.accountId === me.accountId} /> : null}
      {actor.kind === "HOLDER" && actor.accountId ? (
        <Link href={`/console/accounts/${actor.accountId}`} className="link">
          <bdi>{actor.name}</bdi>
        </Link>
      ) : (
        <bdi>{actor.name}</bdi>
      )}
      <span className="text-muted-fg">
        {actor.kind === "HOLDER" ? "Customer" : (roleNames[actor.role ?? ""] ?? "")}
      </span>
    </>
  );
}

const subjectNames: Readonly<Record<string, string>> = {
  ACCOUNT: "account id",
  SESSION: "session id",
  CASE: "case id",
};

function On({ on }: { on: NonNullable<AuditEntryDto["on"]> }) {
  return (
    <>
      {on.account ? (
        <Link href={`/console/accounts/${on.account.id}`} className="link">
          <bdi>{on.account.name.text}</bdi>
        </Link>
      ) : (
        <bdi>{on.label}</bdi>
      )}
      {on.id ? <IdText value={on.id} name={subjectNames[on.type] ?? "id"} /> : null}
    </>
  );
}

/** From one entry to all of its kind, in one press. */
function Narrow({ entry, onFilter }: AuditEntryProps) {
  const { accountId, name } = entry.actor;
  const account = entry.on?.account;
  return (
    <div className="mt-3 flex flex-wrap gap-2 print:hidden">
      {accountId ? (
        <Button size="small" onClick={() => onFilter({ actor: accountId })}>
          <span>
            Only by <bdi>{name}</bdi>
          </span>
        </Button>
      ) : null}
      {account ? (
        <Button size="small" onClick={() => onFilter({ account: account.id })}>
          <span>
            Only on <bdi>{account.name.text}</bdi>
          </span>
        </Button>
      ) : null}
    </div>
  );
}

function originOf({ channelLabel, maskedIp, requestId, sessionId, id }: AuditEntryDto): readonly Fact[] {
  return [
    {
      label: "Origin",
      value: (
        <>
          {channelLabel}
          {maskedIp ? <span className="mono text-muted-fg">{maskedIp}</span> : null}
        </>
      ),
    },
    { label: "Request", value: <IdText value={requestId} name="request id" /> },
    ...(sessionId ? [{ label: "Session", value: <IdText value={sessionId} name="session id" /> }] : []),
    { label: "Entry", value: <IdText value={id} name="entry id" /> },
  ];
}

const jsonIndent = 2;

/** Exactly what the server answered to this reader: masked values stay masked. */
function RawEntry({ entry }: { entry: AuditEntryDto }) {
  const text = JSON.stringify(entry, null, jsonIndent);
  return (
    <div className="relative rounded-md border border-border bg-bg">
      <span className="absolute end-2 top-2">
        <CopyButton text={text} name="the entry as JSON" />
      </span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section aria-label="Entry as JSON" tabIndex={0} className="max-h-96 overflow-auto p-3 print:max-h-none">
        <pre className="mono">{text}</pre>
      </section>
    </div>
  );
}
