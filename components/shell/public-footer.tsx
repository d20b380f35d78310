import Link from "next/link";

export type FooterLink = { readonly label: string; readonly href: string };

/** The foot of public pages. It links only to pages that exist. */
export function PublicFooter({ links }: { links: readonly FooterLink[] }) {
  return (
    <footer className="pt-6 pb-8 text-form text-muted-fg print:hidden">
      <div className="wrap-public flex min-h-6 flex-wrap gap-x-6 gap-y-2">
        {links.map((link) => (
          <Link key={link.href} href={link.href} className="py-0.5 underline underline-offset-3 hover:text-fg">
            {link.label}
          </Link>
        ))}
      </div>
    </footer>
  );
}
