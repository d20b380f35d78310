/** Where documents are kept and what scans them; without any setting the database keeps them and nothing does. */
export type DocumentSettings = {
  readonly s3: S3Settings | null;
  readonly scanner: ScannerSettings | null;
};

export type S3Settings = {
  readonly bucket: string;
  readonly region: string;
  /** Another service than Amazon's own; its buckets stand in the path. */
  readonly endpoint: string | null;
  /** Put before every name, so that one bucket may serve several installations. */
  readonly prefix: string;
  /** Null: what the machine itself is given (environment, role). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
};

export type ScannerSettings = { readonly host: string; readonly port: number };

type Read = (name: string) => string | undefined;

const USUAL_PORT = 3_310;

/** `DOCUMENTS_S3_...` for the store, `CLAMAV_URL` for the scanner. */
export const readDocumentSettings = (read: Read, problems: string[]): DocumentSettings => ({
  s3: readS3(read, problems),
  scanner: readScanner(read("CLAMAV_URL"), problems),
});

function readS3(read: Read, problems: string[]): S3Settings | null {
  const [bucket, region, endpoint] = ["BUCKET", "REGION", "ENDPOINT"].map((name) => read(`DOCUMENTS_S3_${name}`));
  const prefix = read("DOCUMENTS_S3_PREFIX") ?? "goodstanding/documents";
  const [accessKeyId, secretAccessKey] = ["ACCESS_KEY_ID", "SECRET_ACCESS_KEY"].map((name) =>
    read(`DOCUMENTS_S3_${name}`),
  );
  if (bucket === undefined) {
    if (region ?? endpoint ?? accessKeyId) problems.push("DOCUMENTS_S3_BUCKET is missing: documents need a bucket");
    return null;
  }
  if (region === undefined)
    problems.push("DOCUMENTS_S3_REGION is missing: the region of the bucket, such as ap-south-1");
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) problems.push("DOCUMENTS_S3_BUCKET is no name of a bucket");
  if (!/^[\w./-]{1,200}$/.test(prefix)) problems.push("DOCUMENTS_S3_PREFIX may hold letters, digits and . _ - / alone");
  if (endpoint !== undefined && !isWeb(endpoint)) {
    problems.push("DOCUMENTS_S3_ENDPOINT must be an address such as https://storage.example.com");
  }
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    problems.push("DOCUMENTS_S3_ACCESS_KEY_ID and DOCUMENTS_S3_SECRET_ACCESS_KEY belong together: both or neither");
  }
  const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : null;
  return { bucket, region: region ?? "", endpoint: endpoint ?? null, prefix, credentials };
}

function readScanner(url: string | undefined, problems: string[]): ScannerSettings | null {
  if (url === undefined) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== "tcp:" || parsed.hostname === "") {
    problems.push("CLAMAV_URL must be an address such as tcp://127.0.0.1:3310");
    return null;
  }
  return { host: parsed.hostname, port: parsed.port === "" ? USUAL_PORT : Number(parsed.port) };
}

const isWeb = (text: string): boolean => URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
