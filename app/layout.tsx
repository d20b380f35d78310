import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseDensity, parseTheme, preferenceCookies, themeClassName } from "@/components/shell/preferences";
import { fontClassNames } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { template: "%s · Goodstanding", default: "Goodstanding" },
  description: "Accounts and trust for marketplaces: who somebody is, and how far they can be trusted.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafd" },
    { media: "(prefers-color-scheme: dark)", color: "#0e0e14" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = parseTheme(jar.get(preferenceCookies.theme)?.value);
  const density = parseDensity(jar.get(preferenceCookies.density)?.value);
  return (
    <html
      lang="en-IN"
      className={`${fontClassNames} ${themeClassName(theme)}`.trim()}
      data-density={density ?? undefined}
    >
      <body>{children}</body>
    </html>
  );
}
