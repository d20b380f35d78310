import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or process-wide: loaded by Node itself, once, instead of being bundled.
  serverExternalPackages: [
    "pg",
    "pino",
    "prom-client",
    "ioredis",
    "@nats-io/jetstream",
    "@nats-io/transport-node",
    "@aws-sdk/client-s3",
    "@node-rs/argon2",
    "@prisma/client",
    "@prisma/adapter-pg",
  ],
  // `npm run check` checks the types; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  images: { unoptimized: true },
  devIndicators: false,
  experimental: {
    // `forbidden()` answers 403 with a page of its own.
    authInterrupts: true,
    // Far more than any form of ours; a megabyte of empty parts takes a reader the better part of a second.
    serverActions: { bodySizeLimit: "128kb" },
    // More and smaller pieces, so that fewer of them hold the same modules twice.
    turbopackChunking: { requestCost: 40_000, minChunkSize: 20_000 },
  },
};
