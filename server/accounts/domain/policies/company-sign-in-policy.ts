/** How recent the company's own proof of two factors has to be to count here, with room for two clocks. */
export const companySignInPolicy = { proofFreshForMinutes: 15, clockToleranceSeconds: 60 } as const;

/** What the company's identity provider says of one sign-in, after its signature, audience and nonce held. */
export type CompanyWord = {
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** RFC 8176: how the person proved themselves. */
  readonly methods: readonly string[];
  readonly contextClass: string | null;
  readonly authenticatedAt: Date | null;
};

/** Classes that stand for more than one factor: OpenID EAP, REFEDS, PAPE. */
const MULTI_FACTOR_CLASSES: ReadonlySet<string> = new Set([
  "phr",
  "phrh",
  "https://refeds.org/profile/mfa",
  "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
]);

/** Does it say that two factors were proved, and just now? An old proof would make every sensitive act look fresh. */
export function provedTwoFactors({ methods, contextClass, authenticatedAt }: CompanyWord, at: Date): boolean {
  const saysSo = methods.includes("mfa") || (contextClass !== null && MULTI_FACTOR_CLASSES.has(contextClass));
  if (!saysSo || authenticatedAt === null) return false;
  const age = at.getTime() - authenticatedAt.getTime();
  const tolerance = companySignInPolicy.clockToleranceSeconds * 1000;
  return age >= -tolerance && age <= companySignInPolicy.proofFreshForMinutes * 60_000 + tolerance;
}
