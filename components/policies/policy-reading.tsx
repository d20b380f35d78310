"use client";

import { PolicyChanges } from "@/components/kit/policy-changes";
import { countWords } from "@/components/kit/policy-words";
import { Panel } from "@/components/ui/panel";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { RampPanel } from "./ramp-panel";
import { ShadowReport } from "./shadow-report";
import { yamlOf } from "./use-policy-text";

/** What there is to read of a version: its ramp, its differences, its days in shadow, its document. */
export function PolicyReading({ policy }: { policy: PolicyDto }) {
  return (
    <div className="grid min-w-0 gap-4">
      {policy.ramp ? <RampPanel policy={policy} ramp={policy.ramp} /> : null}
      <ChangesPanel policy={policy} />
      {policy.shadow ? (
        <ShadowReport report={policy.shadow} version={policy.version} live={policy.compared?.version ?? null} />
      ) : null}
      <DocumentPanel policy={policy} />
    </div>
  );
}

function ChangesPanel({ policy: { changes, compared } }: { policy: PolicyDto }) {
  return (
    <Panel
      title="Changes"
      note={
        compared
          ? `${countWords(changes.length, "value", "values")} against v${compared.version}`
          : "the first version there was"
      }
    >
      <div className="px-4 py-3">
        <PolicyChanges changes={changes} />
      </div>
    </Panel>
  );
}

function DocumentPanel({ policy }: { policy: PolicyDto }) {
  return (
    <Panel title="Document" note={<span className="mono">sha256 {policy.contentHash.slice(0, 12)}</span>}>
      <details>
        <summary className="cursor-default px-4 py-2.5 font-medium">Show it as YAML</summary>
        <pre className="mono px-4 pb-4 break-words whitespace-pre-wrap">{yamlOf(policy.document)}</pre>
      </details>
    </Panel>
  );
}
