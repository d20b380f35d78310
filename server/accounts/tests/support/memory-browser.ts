import type { Browser } from "@/server/accounts/adapters/inbound/rest/browser";

/** A browser of the tests: keeps what it is given. */
export function memoryBrowser(deviceTokenHash: Uint8Array = new Uint8Array(32).fill(5)) {
  const given: { renewed: string[]; entered: string[] } = { renewed: [], entered: [] };
  const browser: Browser = {
    deviceTokenHash: async () => deviceTokenHash,
    pending: async () => ({ pendingId: null, challengeId: null, deviceTokenHash }),
    renewSession: async ({ sessionToken }) => void given.renewed.push(sessionToken ?? "none"),
    movePendingOn: async () => undefined,
    enter: async ({ signedIn }) => {
      given.entered.push(signedIn?.sessionToken ?? "");
      return "/account";
    },
  };
  return { browser, given };
}
