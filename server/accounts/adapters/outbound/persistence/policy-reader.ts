import type { NamedPolicies, PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import {
  type PoliciesInForce,
  policyFor,
  type RampWords,
  rampWords,
} from "@/server/accounts/domain/policies/policy-ramp";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { parseTrustPolicy } from "@/server/accounts/domain/policies/trust-policy-validation";
import type { RunQuery } from "./transaction";

type Row = { readonly version: number; readonly content_hash: string };

/**
 * Which versions are in force is asked of the database every time, so that no process ever scores under an old one; their
 * documents are read once, because a document that left its draft never changes.
 */
export function policyReader(query: RunQuery): PolicyReader {
  const only = async (text: string, values: readonly unknown[]): Promise<TrustPolicy | null> => {
    const [row] = await query<Row>(text, values);
    return row ? documentOf(query, row) : null;
  };
  const named = (row: NamedPolicies | undefined) => policiesOf(query, row);
  const inForce = async () => named((await query<NamedPolicies>(IN_FORCE, []))[0]);
  return {
    // Before a first start has put version 1 on record it is in force all the same.
    live: async () => (await only(LIVE, [])) ?? trustPolicyV1,
    inForce,
    liveFor: async (accountId) => policyFor(accountId, await inForce()),
    at: async (moment, accountId) =>
      policyFor(accountId, await named((await query<NamedPolicies>(IN_FORCE_AT, [moment]))[0])),
    of: async (version) => {
      if (version === trustPolicyV1.version) return trustPolicyV1;
      const policy = await only(BY_VERSION, [version]);
      if (!policy) throw new Error(`A score names trust policy ${version}, which is not on record.`);
      return policy;
    },
    named,
  };
}

async function policiesOf(query: RunQuery, row: NamedPolicies | undefined): Promise<PoliciesInForce> {
  if (!row || row.live_version === null || row.live_hash === null) return { live: trustPolicyV1, ramp: null };
  const live = await documentOf(query, { version: row.live_version, content_hash: row.live_hash });
  const { ramp_version: version, ramp_hash: hash, ramp_share: share } = row;
  if (version === null || hash === null || !share) return { live, ramp: null };
  return {
    live,
    ramp: { policy: await documentOf(query, { version, content_hash: hash }), share, words: wordsOf(hash) },
  };
}

const LIVE = "SELECT version, content_hash FROM policy_version WHERE state = 'LIVE'";

/** What a statement about something else reads beside it, in two looks at indexes of one row each. */
export const namedPolicies = {
  columns: `pv.version AS live_version, pv.content_hash AS live_hash,
            pr.version AS ramp_version, pr.content_hash AS ramp_hash, pr.ramp_share`,
  joins: `LEFT JOIN policy_version pv ON pv.state = 'LIVE'
          LEFT JOIN policy_version pr ON pr.state = 'RAMPING'`,
};
const IN_FORCE = `SELECT ${namedPolicies.columns} FROM (SELECT) one ${namedPolicies.joins}`;

/** The version that was live then, and the share that the newest step on record by then had given another. */
const IN_FORCE_AT = `
  SELECT v.version AS live_version, v.content_hash AS live_hash,
         r.version AS ramp_version, r.content_hash AS ramp_hash, s.share AS ramp_share
    FROM (SELECT version, content_hash FROM policy_version
           WHERE published_at <= $1::timestamptz ORDER BY published_at DESC LIMIT 1) v
    LEFT JOIN (SELECT version, share FROM policy_ramp
                WHERE started_at <= $1::timestamptz ORDER BY seq DESC LIMIT 1) s ON s.share BETWEEN 1 AND 99
    LEFT JOIN policy_version r ON r.version = s.version`;
const BY_VERSION = "SELECT version, content_hash FROM policy_version WHERE version = $1::int AND state <> 'DRAFT'";
const DOCUMENT = "SELECT document FROM policy_version WHERE content_hash = $1";

const words = new Map<string, RampWords>();

function wordsOf(hash: string): RampWords {
  const known = words.get(hash);
  if (known) return known;
  const made = rampWords(hash);
  words.set(hash, made);
  return made;
}

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
