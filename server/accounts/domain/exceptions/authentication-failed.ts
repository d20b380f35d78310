/** One answer for every cause (unknown, wrong, locked, disabled), so that nobody learns who exists. */
export type AuthenticationFailedRefusal = { readonly code: "AUTHENTICATION_FAILED" };

export const authenticationFailed = (): AuthenticationFailedRefusal => ({ code: "AUTHENTICATION_FAILED" });
