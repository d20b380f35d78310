import { disposableEmailBlocklist } from "disposable-email-domains-js";

/** The published list of throw-away mail domains, read once at the first question; their subdomains count as they do. */
export function disposableMail(): (domain: string) => boolean {
  let domains: ReadonlySet<string> | null = null;
  return (domain) => {
    domains ??= new Set(disposableEmailBlocklist());
    return parentsOf(domain.trim().toLowerCase().replace(/\.$/, "")).some((one) => domains?.has(one) ?? false);
  };
}

/** `a.b.example` stands under `b.example`; the last label alone is nobody's mail domain. */
function parentsOf(domain: string): readonly string[] {
  const labels = domain.split(".");
  return labels.slice(0, -1).map((_, place) => labels.slice(place).join("."));
}
