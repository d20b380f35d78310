import type { Brand } from "./brand";

/** What a delivery is signed with, as Standard Webhooks writes it: `whsec_` and the bytes in base64. */
export type WebhookSecret = Brand<string, "WebhookSecret">;

export const SECRET_START = "whsec_";

/** From 256 random bits in base64url. */
export const webhookSecretOf = (token: string): WebhookSecret =>
  `${SECRET_START}${token.replaceAll("-", "+").replaceAll("_", "/")}=` as WebhookSecret;

/** For secrets that were stored, where only made ones are. */
export const webhookSecretFrom = (trusted: string): WebhookSecret => trusted as WebhookSecret;
