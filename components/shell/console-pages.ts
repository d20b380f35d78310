import {
  Activity,
  ChartColumn,
  CircleUser,
  FileText,
  Gauge,
  ListChecks,
  type LucideIcon,
  MessageSquareReply,
  Scale,
  Server,
  SlidersHorizontal,
  Store,
  Users,
} from "lucide-react";

type PageEntry = {
  readonly name: string;
  readonly href: string;
  readonly icon: LucideIcon;
  /** Pages about work stand above the line, pages about the house below it. */
  readonly about: "work" | "house";
};

/** The console's pages in the order of the menu. Who sees which is the caller's to say. */
const table = {
  overview: { name: "Overview", href: "/console", icon: Gauge, about: "work" },
  review: { name: "Review", href: "/console/review", icon: ListChecks, about: "work" },
  accounts: { name: "Accounts", href: "/console/accounts", icon: Users, about: "work" },
  sellers: { name: "Sellers", href: "/console/sellers", icon: Store, about: "work" },
  signals: { name: "Signals", href: "/console/signals", icon: Activity, about: "work" },
  audit: { name: "Audit", href: "/console/audit", icon: FileText, about: "work" },
  policies: { name: "Policies", href: "/console/policies", icon: SlidersHorizontal, about: "work" },
  approvals: { name: "Approvals", href: "/console/approvals", icon: Scale, about: "work" },
  appeals: { name: "Appeals", href: "/console/appeals", icon: MessageSquareReply, about: "work" },
  analytics: { name: "Analytics", href: "/console/analytics", icon: ChartColumn, about: "house" },
  team: { name: "Team", href: "/console/team", icon: CircleUser, about: "house" },
  system: { name: "System", href: "/console/system", icon: Server, about: "house" },
} as const satisfies Readonly<Record<string, PageEntry>>;

export type ConsolePageKey = keyof typeof table;

export const consolePages: Readonly<Record<ConsolePageKey, PageEntry>> = table;

const menuOrder: readonly ConsolePageKey[] = Object.keys(table).filter((key): key is ConsolePageKey => key in table);

/** One page this person may open, with how much waits there, in words where it is more than was counted: "1,000+". */
export type AvailablePage = { readonly key: ConsolePageKey; readonly count?: string | null };

export type MenuEntry = PageEntry & { readonly key: ConsolePageKey; readonly count: string | null };

/** The menu of one person: the pages given, in the order of the table. */
export function menuOf(available: readonly AvailablePage[]): readonly MenuEntry[] {
  return menuOrder.flatMap((key) => {
    const page = available.find((candidate) => candidate.key === key);
    return page ? [{ key, ...consolePages[key], count: page.count ?? null }] : [];
  });
}

/** The entry that an address belongs to: the longest one that begins it. */
export function currentEntry(menu: readonly MenuEntry[], path: string): ConsolePageKey | null {
  const found = menu
    .filter((entry) => path === entry.href || (entry.href !== "/console" && path.startsWith(`${entry.href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return found?.key ?? null;
}
