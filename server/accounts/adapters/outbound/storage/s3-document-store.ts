import type { S3Client } from "@aws-sdk/client-s3";
import type { ChunkPlace, DocumentStore } from "@/server/accounts/application/ports/outbound/document-store-port";
import type { S3Settings } from "@/server/platform/document-settings";

/** One request removes at most so many. */
const MOST_AT_ONCE = 1_000;

/**
 * Pieces as objects of a bucket, ours or anybody's that speaks S3. They are sealed before they leave: whoever reads the
 * bucket reads nothing. The client is loaded at the first use, by installations that have a bucket.
 */
export function s3DocumentStore({ bucket, prefix, ...place }: S3Settings): DocumentStore {
  let opened: Promise<{ readonly client: S3Client; readonly sdk: typeof import("@aws-sdk/client-s3") }> | null = null;
  const open = () => {
    opened ??= connect(place);
    return opened;
  };
  const nameOf = ({ key, no }: ChunkPlace): string => `${prefix}/${key}/${no}`;
  return {
    name: "S3",
    put: async (at, sealed) => {
      const { client, sdk } = await open();
      const object = { Bucket: bucket, Key: nameOf(at), Body: sealed, ContentType: "application/octet-stream" };
      await client.send(new sdk.PutObjectCommand(object));
    },
    get: async (at) => {
      const { client, sdk } = await open();
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: nameOf(at) }));
        return Body ? await Body.transformToByteArray() : null;
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return null;
        throw error;
      }
    },
    remove: async (key, chunkCount) => {
      const { client, sdk } = await open();
      for (let first = 0; first < chunkCount; first += MOST_AT_ONCE) {
        const count = Math.min(MOST_AT_ONCE, chunkCount - first);
        const Objects = Array.from({ length: count }, (_, index) => ({ Key: nameOf({ key, no: first + index }) }));
        const { Errors } = await client.send(
          new sdk.DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        );
        // The store's own words may name the object; its code does not.
        if (Errors?.[0]) throw new Error(`The store of documents did not remove a piece: ${Errors[0].Code}.`);
      }
    },
  };
}

async function connect({ region, endpoint, credentials }: Omit<S3Settings, "bucket" | "prefix">) {
  const sdk = await import("@aws-sdk/client-s3");
  const client = new sdk.S3Client({
    region,
    maxAttempts: 3,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === null ? {} : { credentials }),
  });
  return { client, sdk };
}
