type SkipLink = { readonly href: string; readonly label: string };

const look =
  "sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-70 focus:rounded-md focus:bg-fg focus:px-4 focus:py-2 focus:text-form focus:text-bg";

/** The first stops of Tab: past everything that repeats. */
export function SkipLinks({
  links = [{ href: "#main", label: "Skip to main content" }],
}: {
  links?: readonly SkipLink[];
}) {
  return links.map((link) => (
    <a key={link.href} href={link.href} className={look}>
      {link.label}
    </a>
  ));
}
