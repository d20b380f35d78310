/** The moment and the ids come from outside, so that every decision can be repeated in a test. */
export type Clock = () => Date;

/** A UUIDv7: ordered by time of making. */
export type NewId = () => string;

/** 256 random bits as base64url, with the SHA-256 hash that is stored instead of it. */
export type NewToken = () => { readonly token: string; readonly hash: Uint8Array };
