import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { parseTrustPolicy } from "@/server/accounts/domain/policies/trust-policy-validation";
import type { RunQuery } from "./transaction";

type Row = { readonly version: number; readonly content_hash: string };

/**
 * Which version is in force is asked of the database every time, so that no process ever scores under an old one; its
 * document is read once, because a document that left its draft never changes.
 */
export function policyReader(query: RunQuery): PolicyReader {
  const only = async (text: string, values: readonly unknown[]): Promise<TrustPolicy | null> => {
    const [row] = await query<Row>(text, values);
    return row ? documentOf(query, row) : null;
  };
  return {
    // Before a first start has put version 1 on record it is in force all the same.
    live: async () => (await only(LIVE, [])) ?? trustPolicyV1,
    at: async (moment) => (await only(LIVE_AT, [moment])) ?? trustPolicyV1,
    of: async (version) => {
      if (version === trustPolicyV1.version) return trustPolicyV1;
      const policy = await only(BY_VERSION, [version]);
      if (!policy) throw new Error(`A score names trust policy ${version}, which is not on record.`);
      return policy;
    },
    named: async (version, hash) =>
      version === null || hash === null ? trustPolicyV1 : await documentOf(query, { version, content_hash: hash }),
  };
}

const LIVE = "SELECT version, content_hash FROM policy_version WHERE state = 'LIVE'";
const LIVE_AT = `SELECT version, content_hash FROM policy_version
                  WHERE published_at <= $1::timestamptz ORDER BY published_at DESC LIMIT 1`;
const BY_VERSION = "SELECT version, content_hash FROM policy_version WHERE version = $1::int AND state <> 'DRAFT'";
const DOCUMENT = "SELECT document FROM policy_version WHERE content_hash = $1";

/** By content, so that it is right whatever database it came from. */
const documents = new Map<string, TrustPolicy>();

async function documentOf(query: RunQuery, { version, content_hash: hash }: Row): Promise<TrustPolicy> {
  // The release checked at its start that version 1 on record has its own numbers.
  if (version === trustPolicyV1.version) return trustPolicyV1;
  const known = documents.get(hash);
  if (known) return known;
  const [row] = await query<{ document: string }>(DOCUMENT, [hash]);
  if (!row) throw new Error(`Trust policy ${version} has no document.`);
  const policy = storedPolicy(row.document);
  documents.set(hash, policy);
  return policy;
}

/** A document that was checked before it was stored. */
export function storedPolicy(document: string): TrustPolicy {
  const parsed = parseTrustPolicy(JSON.parse(document));
  if (parsed.ok) return parsed.value;
  throw new Error("A trust policy on record has numbers that this release refuses.");
}
