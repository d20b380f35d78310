/** `__Host-`: this host alone, over TLS (or loopback), for every path; no sibling domain can plant one. */
export const SESSION_COOKIE = "__Host-sid";
export const DEVICE_COOKIE = "__Host-device";
export const CHALLENGE_COOKIE = "__Host-challenge";
/** A sign-in that waits for its next proof. */
export const PENDING_COOKIE = "__Host-pending";
/** "Keep me signed in": a session whose token changes keeps living in a cookie that outlives the browser. */
export const KEEP_COOKIE = "__Host-keep";
export const HOLD_COOKIE = "__Host-hold";
/** What the link of a mail carried, taken out of the address. */
export const VERIFY_LINK_COOKIE = "__Host-verify-link";
export const RESET_LINK_COOKIE = "__Host-reset-link";
export const INVITE_LINK_COOKIE = "__Host-invite-link";
/** Which code this browser waits for: to prove a new contact, to lift a lock on unknown devices. */
export const CONTACT_COOKIE = "__Host-contact";
export const UNLOCK_COOKIE = "__Host-unlock";
export const CSRF_COOKIE = "__Host-csrf";
/** What a browser carries to the company's sign-in and back, sealed by next-auth. */
export const COMPANY_COOKIES = {
  state: "__Host-company-state",
  nonce: "__Host-company-nonce",
  verifier: "__Host-company-verifier",
} as const;
/** next-auth's own. */
export const CALLBACK_COOKIE = "__Host-auth-callback";

/** Shared by next-auth and by the forms that set cookies themselves. */
export const privateCookie = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;
