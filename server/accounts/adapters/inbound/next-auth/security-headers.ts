type PageFacts = {
  readonly nonce: string;
  /** Served over TLS: browsers are told to insist on it. */
  readonly isSecure: boolean;
  /** The reloading server of development compiles in the browser and draws its own tools there. */
  readonly isDevelopment: boolean;
};

const YEAR_SECONDS = 31_536_000;

/** Where browsers tell what a page was kept from doing. */
export const CSP_REPORTS = "/api/csp-reports";

/** What every answer says: scripts by nonce alone, no framing, no sniffing, nothing kept (R58, R59). */
export function securityHeaders(page: PageFacts): Headers {
  const headers = new Headers({
    "content-security-policy": contentSecurityPolicy(page),
    "x-content-type-options": "nosniff",
    // Not "no-referrer": browsers would post our own forms with `Origin: null`.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "reporting-endpoints": `csp="${CSP_REPORTS}"`,
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
  });
  if (page.isSecure) headers.set("strict-transport-security", `max-age=${YEAR_SECONDS}; includeSubDomains`);
  return headers;
}

/** What answers to programs say, which draw nothing. */
export const programHeaders = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;

/** Style attributes of server-rendered HTML can't carry a nonce; they alone are allowed inline. */
function contentSecurityPolicy({ nonce, isSecure, isDevelopment }: PageFacts): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // The first for browsers that do not know the second yet.
    `report-uri ${CSP_REPORTS}`,
    "report-to csp",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ];
  return rules.join("; ");
}
