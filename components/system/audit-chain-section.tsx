"use client";

import { useMutation } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { RelativeTime } from "@/components/kit/relative-time";
import { useStaffSession } from "@/components/shell/staff-session";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { ActionButton } from "@/components/ui/action-button";
import { showToast } from "@/components/ui/toast-store";
import type { AuditChainDto, ChainVerificationDto } from "@/server/accounts/application/dto/system-dto";
import { Figures } from "./figures";
import { HealthWord } from "./health-word";
import { Section } from "./section";
import { ageText, auditChainWord, countText } from "./system-words";
import { useAuditChain } from "./use-system";

/** Up to where the trail is sealed, how old the rest is, and whether it was found as it was sealed. */
export function AuditChainSection() {
  const chain = useAuditChain();
  return (
    <Section
      title="Audit chain"
      state={chain}
      rows={2}
      note={(data) => <HealthWord value={auditChainWord(data)} />}
      actions={<VerifyButton verification={chain.data?.verification ?? null} onAsked={chain.retry} />}
    >
      {(data) => (
        <>
          <Figures figures={figuresOf(data)} />
          <p className="px-4 pb-3 text-muted-fg wrap-anywhere">
            <Verification verification={data.verification} />
          </p>
        </>
      )}
    </Section>
  );
}

const figuresOf = ({ sealedUpTo, sealedAt, tailSeconds, keyId }: AuditChainDto) => [
  { label: "Sealed up to", value: `#${countText(Number(sealedUpTo))}` },
  { label: "Last seal", value: sealedAt ? <RelativeTime at={sealedAt.toISOString()} /> : "None yet" },
  { label: "Waits for its seal", value: tailSeconds === null ? "Nothing" : ageText(tailSeconds) },
  { label: "Signed with key", value: keyId ? <span className="mono text-meta">{keyId}</span> : "None yet" },
];

function VerifyButton({ verification, onAsked }: { verification: ChainVerificationDto | null; onAsked: () => void }) {
  const trpc = useTRPC();
  const { can } = useStaffSession();
  const verify = useMutation(
    trpc.audit.verify.mutationOptions({
      onSuccess: () => {
        showToast({ message: "The verification begins. Its result shows here." });
        onAsked();
      },
      onError: (error) => {
        showToast({ message: sentenceOf(error) });
        onAsked();
      },
    }),
  );
  if (!can.includes("audit.verify")) return null;
  const isOpen = verification?.state === "REQUESTED" || verification?.state === "RUNNING";
  return (
    <ActionButton
      size="small"
      icon={<ShieldCheck aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      busy={verify.isPending}
      busyLabel="Asking"
      blockedBecause={isOpen ? "A verification was asked for and is not over." : null}
      onClick={() => verify.mutate()}
    >
      Verify now
    </ActionButton>
  );
}

function Verification({ verification }: { verification: ChainVerificationDto | null }) {
  if (verification === null) return "Not verified yet. It is, once a day, by itself.";
  const { state, by, at, finishedAt, entriesDone, entriesTotal, sealedUpTo, fault, problem } = verification;
  if (state === "REQUESTED") return "A verification waits for the worker.";
  if (state === "RUNNING") return `Verifying: ${countText(entriesDone)} of ${countText(entriesTotal)} entries.`;
  const when = <RelativeTime at={(finishedAt ?? at).toISOString()} />;
  const who = by === "system:timer" ? "by itself" : by;
  if (state === "INTACT") {
    return (
      <>
        Intact: {countText(entriesDone)} entries up to #{countText(Number(sealedUpTo ?? 0))}, verified {when} ·{" "}
        <bdi>{who}</bdi>
      </>
    );
  }
  return (
    <span className="text-danger">
      {state === "BROKEN" ? `Not as it was sealed: ${fault ?? "see verify-audit"}` : `It failed: ${problem ?? ""}`} ·{" "}
      {when}
    </span>
  );
}
