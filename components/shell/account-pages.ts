import { Archive, Bell, Download, type LucideIcon, MapPin, ShieldCheck, Store, UserRound } from "lucide-react";

type PageEntry = { readonly name: string; readonly href: string; readonly icon: LucideIcon };

const table = {
  profile: { name: "Profile", href: "/account/profile", icon: UserRound },
  addresses: { name: "Addresses", href: "/account/addresses", icon: MapPin },
  security: { name: "Security", href: "/account/security", icon: ShieldCheck },
  notifications: { name: "Notifications", href: "/account/notifications", icon: Bell },
  sell: { name: "Selling", href: "/sell", icon: Store },
  data: { name: "Your data", href: "/account/data", icon: Download },
  close: { name: "Close account", href: "/account/close", icon: Archive },
} as const satisfies Readonly<Record<string, PageEntry>>;

export type AccountPageKey = keyof typeof table;

/** The pages of a holder's account, in the order of their menu. */
export const accountPages: Readonly<Record<AccountPageKey, PageEntry>> = table;
