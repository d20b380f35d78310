"use client";

import { useMutation } from "@tanstack/react-query";
import { RelativeTime } from "@/components/kit/relative-time";
import { useStaffSession } from "@/components/shell/staff-session";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { showToast } from "@/components/ui/toast-store";
import type { WebhookRowDto } from "@/server/accounts/application/dto/webhook-dto";
import { HealthWord } from "./health-word";
import { Section } from "./section";
import { countText } from "./system-words";
import { useWebhooks, useWebhooksChanged } from "./use-api-keys";

/** Who hears of events, what waits for each, and what was given up and can be sent again. */
export function WebhooksSection() {
  const { can } = useStaffSession();
  const acts = useWebhookActs();
  const columns = can.includes("webhook.redeliver") ? [...readings, actColumn(acts)] : readings;
  return (
    <Section title="Webhooks" state={useWebhooks()} rows={2}>
      {({ rows }) => (
        <DataTable
          label="Webhooks, newest first"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <p className="px-4 py-3 text-muted-fg">
              No system hears of events. One with the scope <span className="mono">webhooks:write</span> asks by the
              API.
            </p>
          }
          isInCard
        />
      )}
    </Section>
  );
}

type Acts = { readonly redeliver: (row: WebhookRowDto) => void; readonly resume: (row: WebhookRowDto) => void };

/** Both are safe to press twice: what is due is due, and what runs goes on. */
function useWebhookActs(): Acts {
  const trpc = useTRPC();
  const changed = useWebhooksChanged();
  const onError = (error: Parameters<typeof sentenceOf>[0]) => showToast({ message: sentenceOf(error) });
  const redeliver = useMutation(
    trpc.webhooks.redeliver.mutationOptions({
      onSuccess: ({ due }) => {
        showToast({ message: due === 1 ? "1 delivery is sent again." : `${due} deliveries are sent again.` });
        changed();
      },
      onError,
    }),
  );
  const resume = useMutation(
    trpc.webhooks.resume.mutationOptions({
      onSuccess: () => {
        showToast({ message: "Started again. What was parked can be sent now." });
        changed();
      },
      onError,
    }),
  );
  return {
    redeliver: ({ id }) => redeliver.mutate({ webhookId: id }),
    resume: ({ id }) => resume.mutate({ webhookId: id }),
  };
}

const wordOf = ({ state, failingSince, parked }: WebhookRowDto) => {
  if (state === "DISABLED") return "Failing";
  return failingSince !== null || parked > 0 ? "Slow" : "Working";
};

const readings: readonly Column<WebhookRowDto>[] = [
  {
    key: "host",
    header: "Receiver",
    isRowHeader: true,
    cell: ({ host, typeCount, state, lastError }) => (
      <div className="grid gap-0.5 py-1 whitespace-normal">
        <span className="wrap-anywhere">{host}</span>
        <span className="text-meta font-normal text-muted-fg">
          {typeCount === 1 ? "1 type" : `${typeCount} types`}
          {state === "DISABLED" ? " · stopped after failing for five days" : ""}
        </span>
        {lastError ? <span className="text-meta font-normal text-danger wrap-anywhere">{lastError}</span> : null}
      </div>
    ),
  },
  { key: "state", header: "State", width: "96px", cell: (row) => <HealthWord value={wordOf(row)} /> },
  { key: "waiting", header: "Waiting", width: "88px", hiddenBelow: "sm", cell: ({ waiting }) => countText(waiting) },
  { key: "parked", header: "Parked", width: "88px", hiddenBelow: "sm", cell: ({ parked }) => countText(parked) },
  {
    key: "delivered",
    header: "Last taken",
    width: "128px",
    hiddenBelow: "lg",
    cell: ({ lastDeliveredAt }) =>
      lastDeliveredAt ? (
        <RelativeTime at={lastDeliveredAt.toISOString()} className="text-muted-fg" />
      ) : (
        <span className="text-muted-fg">Never</span>
      ),
  },
];

const actColumn = ({ redeliver, resume }: Acts): Column<WebhookRowDto> => ({
  key: "act",
  header: <span className="sr-only">Actions</span>,
  width: "112px",
  align: "end",
  cell: (row) => {
    if (row.state === "DISABLED") {
      return (
        <Button size="small" aria-label={`Start ${row.host} again`} onClick={() => resume(row)}>
          Start again
        </Button>
      );
    }
    return row.parked === 0 ? null : (
      <Button size="small" aria-label={`Send parked deliveries to ${row.host} again`} onClick={() => redeliver(row)}>
        Send again
      </Button>
    );
  },
});
