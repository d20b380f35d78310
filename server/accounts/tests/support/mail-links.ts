import { randomUUID } from "node:crypto";
import { createMailLinks } from "@/server/accounts/adapters/outbound/security/jwt-provider";

export const LINK_ORIGIN = "https://shop.example";

/** Links as the product signs them, under one secret of the tests and their clock. */
export const mailLinksAt = (now: () => Date) =>
  createMailLinks({
    secret: "links of the tests, and of nobody else",
    origin: LINK_ORIGIN,
    newId: () => randomUUID(),
    now,
  });

/** What stands behind `?token=`. */
export const tokenOf = (link: string | undefined): string => new URL(link ?? "").searchParams.get("token") ?? "";
