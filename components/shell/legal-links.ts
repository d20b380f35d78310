import type { FooterLink } from "./public-footer";

/** What every public page links to at its foot. */
export const legalLinks: readonly FooterLink[] = [
  { label: "Privacy", href: "/legal/privacy" },
  { label: "Terms", href: "/legal/terms" },
  { label: "Accessibility", href: "/accessibility" },
];
