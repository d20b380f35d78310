import { setNonce } from "get-nonce";

/**
 * Scroll locks write a style element, which the content security policy admits only with the page's nonce.
 * Browsers hide the attribute but keep the property, so a script of this page lends its own.
 */
export function adoptPageNonce(): void {
  if (typeof document === "undefined") return;
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
}
