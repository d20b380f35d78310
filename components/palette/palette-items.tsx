import { Command } from "cmdk";
import { ListChecks, Store } from "lucide-react";
import type { ReactNode } from "react";
import { DueTime } from "@/components/kit/relative-time";
import { RiskChip } from "@/components/kit/risk-chip";
import { StatusPill } from "@/components/kit/status-pill";
import type { AccountHitDto, CaseHitDto, LookupDto, StoreHitDto } from "@/server/accounts/application/dto/lookup-dto";
import { Marked } from "./marked";

const frame = "mx-2 cursor-pointer items-center gap-x-3 rounded-md px-2 data-[selected=true]:bg-primary-soft";
const quiet = "min-w-0 truncate text-muted-fg";

/** A heading of the palette with how many there are. */
export function PaletteGroup({ heading, count, children }: { heading: string; count?: number; children: ReactNode }) {
  return (
    <Command.Group
      heading={
        <span className="flex h-8 items-center gap-2 px-4 pt-2">
          <span className="caps">{heading}</span>
          {count === undefined ? null : <span className="text-meta text-muted-fg">{count}</span>}
        </span>
      }
    >
      {children}
    </Command.Group>
  );
}

type FoundValue = { readonly value: string; readonly href: string };

const accountValue = (id: string): FoundValue => ({ value: `account ${id}`, href: `/console/accounts/${id}` });
const storeValue = (id: string): FoundValue => ({ value: `store ${id}`, href: `/console/accounts/${id}` });
const caseValue = (id: string): FoundValue => ({ value: `case ${id}`, href: `/console/review?sel=${id}` });

/** The lines of an answer in their order, each with where it leads. */
export const foundValues = ({ accounts, stores, cases }: LookupDto): readonly FoundValue[] => [
  ...accounts.map(({ id }) => accountValue(id)),
  ...stores.map(({ accountId }) => storeValue(accountId)),
  ...cases.map(({ caseId }) => caseValue(caseId)),
];

type ItemProps = { query: string; onOpen: (href: string) => void };

/** Accounts, stores and open cases that a look-up found. */
export function FoundItems({ found, query, onOpen }: ItemProps & { found: LookupDto }) {
  return (
    <>
      {found.accounts.length > 0 ? (
        <PaletteGroup heading="Accounts" count={found.accounts.length}>
          {found.accounts.map((account) => (
            <AccountItem key={account.id} account={account} query={query} onOpen={onOpen} />
          ))}
        </PaletteGroup>
      ) : null}
      {found.stores.length > 0 ? (
        <PaletteGroup heading="Stores" count={found.stores.length}>
          {found.stores.map((store) => (
            <StoreItem key={store.accountId} store={store} query={query} onOpen={onOpen} />
          ))}
        </PaletteGroup>
      ) : null}
      {found.cases.length > 0 ? (
        <PaletteGroup heading="Cases" count={found.cases.length}>
          {found.cases.map((item) => (
            <CaseItem key={item.caseId} item={item} query={query} onOpen={onOpen} />
          ))}
        </PaletteGroup>
      ) : null}
    </>
  );
}

const roleNames: Readonly<Record<string, string>> = {
  BUYER: "Buyer",
  SELLER: "Seller",
  SUPPORT: "Support",
  ANALYST: "Analyst",
  LEAD: "Lead",
  AUDITOR: "Auditor",
  ADMIN: "Admin",
};

function aboutAccount(account: AccountHitDto): string {
  const roles = account.roles.map((role) => roleNames[role] ?? role).join(", ");
  const gstin = account.maskedGstin ? `GSTIN ${account.maskedGstin}` : null;
  const byKind = {
    EMAIL: account.maskedEmail,
    PHONE: account.maskedPhone,
    GSTIN: gstin,
    EXTERNAL_ID: account.externalId,
  } as const;
  const kind = account.match.kind;
  const matched = kind in byKind ? byKind[kind as keyof typeof byKind] : null;
  const contact = matched ?? account.maskedEmail ?? account.maskedPhone ?? account.externalId;
  return [roles, contact].filter(Boolean).join(" · ");
}

function AccountItem({ account, query, onOpen }: ItemProps & { account: AccountHitDto }) {
  return (
    <Command.Item
      value={accountValue(account.id).value}
      onSelect={() => onOpen(accountValue(account.id).href)}
      className={`grid min-h-10 grid-cols-[104px_minmax(0,144px)_minmax(0,1fr)_132px] py-1 max-sm:grid-cols-[104px_minmax(0,1fr)] ${frame}`}
    >
      <RiskChip level={account.risk} inList />
      <span className="truncate font-emphasis">
        <Marked text={account.name.text} query={query} />
      </span>
      <span className={`${quiet} max-sm:hidden`}>{aboutAccount(account)}</span>
      <span className="flex max-sm:hidden">
        <StatusPill status={account.standingStatus} until={account.lockUntil?.toISOString() ?? null} />
      </span>
    </Command.Item>
  );
}

const rowGrid = "grid min-h-9 grid-cols-[16px_minmax(0,204px)_minmax(0,1fr)_auto] py-1";

function StoreItem({ store, query, onOpen }: ItemProps & { store: StoreHitDto }) {
  return (
    <Command.Item
      value={storeValue(store.accountId).value}
      onSelect={() => onOpen(storeValue(store.accountId).href)}
      className={`${rowGrid} ${frame}`}
    >
      <Store aria-hidden="true" className="size-4 text-muted-fg" strokeWidth={1.75} />
      <span className="truncate font-emphasis">
        <Marked text={store.storeName} query={query} />
      </span>
      <span className={quiet}>
        owner <bdi>{store.owner.text}</bdi>
      </span>
      <span className="text-meta text-muted-fg">Store</span>
    </Command.Item>
  );
}

function CaseItem({ item, query, onOpen }: ItemProps & { item: CaseHitDto }) {
  return (
    <Command.Item
      value={caseValue(item.caseId).value}
      onSelect={() => onOpen(caseValue(item.caseId).href)}
      className={`${rowGrid} ${frame}`}
    >
      <ListChecks aria-hidden="true" className="size-4 text-muted-fg" strokeWidth={1.75} />
      <span className="truncate font-emphasis">{item.reasonLabel}</span>
      <span className={quiet}>
        <Marked text={item.name.text} query={query} />
      </span>
      <DueTime at={item.dueAt.toISOString()} className="text-meta" />
    </Command.Item>
  );
}

type ActionItemProps = { name: string; icon: ReactNode; keys?: ReactNode; onRun: () => void };

/** Something to do, with its keys. */
export function ActionItem({ name, icon, keys, onRun }: ActionItemProps) {
  return (
    <Command.Item value={`action ${name}`} onSelect={onRun} className={`${rowGrid} ${frame}`}>
      {icon}
      <span>{name}</span>
      <span />
      <span aria-hidden="true" className="flex gap-1">
        {keys}
      </span>
    </Command.Item>
  );
}
