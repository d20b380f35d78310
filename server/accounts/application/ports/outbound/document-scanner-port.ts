/** A virus scanner of the installation's own. */
export type DocumentScanner = {
  /** @throws when it can't be asked: then nothing is taken in. */
  scan(bytes: Uint8Array): Promise<ScanAnswer>;
};

export type ScanAnswer = { readonly isClean: true } | { readonly isClean: false; readonly finding: string };
