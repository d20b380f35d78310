/** `__Host-`: this host alone, over TLS (or loopback), for every path; no sibling domain can plant one. */
export const SESSION_COOKIE = "__Host-sid";
export const DEVICE_COOKIE = "__Host-device";
export const CHALLENGE_COOKIE = "__Host-challenge";
export const HOLD_COOKIE = "__Host-hold";
export const CSRF_COOKIE = "__Host-csrf";
/** next-auth's own. */
export const CALLBACK_COOKIE = "__Host-auth-callback";

/** Shared by next-auth and by the forms that set cookies themselves. */
export const privateCookie = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;
