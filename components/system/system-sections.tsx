"use client";

import { ApiKeysSection } from "./api-keys-section";
import { AuditChainSection } from "./audit-chain-section";
import { BrokerSection } from "./broker-section";
import { InstallationSection, SessionsSection } from "./installation-section";
import { LockPropagationSection } from "./lock-propagation-section";
import { OutboxSection } from "./outbox-section";
import { ParkedSection } from "./parked-section";
import { ReEvaluationSection } from "./re-evaluation-section";
import { ReadModelsSection } from "./read-models-section";
import { WebhooksSection } from "./webhooks-section";

/** How the installation does, part by part. Each section reads for itself, so that one that fails hides no other. */
export function SystemSections() {
  return (
    <div className="mx-auto grid max-w-6xl gap-6 p-4 sm:p-6">
      <OutboxSection />
      <BrokerSection />
      <ParkedSection />
      <ReadModelsSection />
      <LockPropagationSection />
      <SessionsSection />
      <AuditChainSection />
      <ReEvaluationSection />
      <WebhooksSection />
      <ApiKeysSection />
      <InstallationSection />
    </div>
  );
}
