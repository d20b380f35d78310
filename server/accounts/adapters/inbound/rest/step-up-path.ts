import { safePath } from "../next-auth/safe-path";

/** Where somebody signed in proves once more that it is them, and comes back from. Pages of ours alone. */
export const stepUpPath = (back: string): string =>
  `/account/check?next=${encodeURIComponent(safePath(back, "/account"))}`;
