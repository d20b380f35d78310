"use client";

import { KeyRound } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { useStaffSession } from "@/components/shell/staff-session";
import { ActionButton } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { ApiKeyRowDto } from "@/server/accounts/application/dto/api-key-dto";
import { keyStateWords } from "./api-key-words";
import { Section } from "./section";
import { useApiKeys, useApiKeysChanged } from "./use-api-keys";

const CreateKeyDialog = dynamic(() => import("./create-key-dialog").then((file) => file.CreateKeyDialog), {
  ssr: false,
});
const RevokeKeyDialog = dynamic(() => import("./revoke-key-dialog").then((file) => file.RevokeKeyDialog), {
  ssr: false,
});

type Open = { readonly dialog: "CREATE" } | { readonly dialog: "REVOKE"; readonly apiKey: ApiKeyRowDto };

/** The keys that other systems come in with. Only who may read them sees that there is such a part. */
export function ApiKeysSection() {
  const { can } = useStaffSession();
  return can.includes("api-key.read") ? <Keys /> : null;
}

function Keys() {
  const keys = useApiKeys();
  const changed = useApiKeysChanged();
  const { can } = useStaffSession();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const columns = can.includes("api-key.revoke")
    ? [...readings, revokeColumn((apiKey) => setOpen({ dialog: "REVOKE", apiKey }))]
    : readings;
  return (
    <>
      <Section
        title="API keys"
        state={keys}
        rows={2}
        actions={
          can.includes("api-key.create") ? (
            <Button
              size="small"
              icon={<KeyRound aria-hidden="true" className="size-4" strokeWidth={1.75} />}
              onClick={() => setOpen({ dialog: "CREATE" })}
            >
              Create key
            </Button>
          ) : null
        }
      >
        {({ rows }) => (
          <DataTable
            label="API keys, newest first"
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            empty={
              <p className="px-4 py-3 text-muted-fg">No system has a key yet. Without one nobody asks or tells.</p>
            }
            onLoadMore={keys.loadMore}
            loadingMore={keys.isLoadingMore}
            isInCard
          />
        )}
      </Section>
      {open?.dialog === "CREATE" ? <CreateKeyDialog onDone={changed} onClose={close} /> : null}
      {open?.dialog === "REVOKE" ? <RevokeKeyDialog apiKey={open.apiKey} onDone={changed} onClose={close} /> : null}
    </>
  );
}

const readings: readonly Column<ApiKeyRowDto>[] = [
  {
    key: "name",
    header: "System",
    isRowHeader: true,
    cell: ({ name, prefix, scopes }) => (
      <div className="grid gap-0.5 py-1 whitespace-normal">
        <bdi>{name}</bdi>
        <span className="mono text-meta font-normal text-muted-fg wrap-anywhere">{prefix}…</span>
        <span className="text-meta font-normal text-muted-fg wrap-anywhere lg:hidden">{scopes.join(", ")}</span>
      </div>
    ),
  },
  {
    key: "scopes",
    header: "Scopes",
    hiddenBelow: "lg",
    cell: ({ scopes }) => <span className="text-muted-fg whitespace-normal">{scopes.join(", ")}</span>,
  },
  {
    key: "state",
    header: "State",
    width: "88px",
    cell: ({ state }) => <span className={state === "GOOD" ? undefined : "text-muted-fg"}>{keyStateWords[state]}</span>,
  },
  {
    key: "used",
    header: "Last used",
    width: "128px",
    hiddenBelow: "sm",
    cell: ({ lastUsedAt }) => <Moment at={lastUsedAt} none="Never" />,
  },
  {
    key: "made",
    header: "Made",
    width: "168px",
    hiddenBelow: "xl",
    cell: ({ createdAt, createdBy }) => (
      <span className="text-muted-fg">
        <RelativeTime at={createdAt.toISOString()} /> by <bdi>{createdBy}</bdi>
      </span>
    ),
  },
];

function Moment({ at, none }: { at: Date | null; none: string }) {
  return at ? (
    <RelativeTime at={at.toISOString()} className="text-muted-fg" />
  ) : (
    <span className="text-muted-fg">{none}</span>
  );
}

const revokeColumn = (revoke: (apiKey: ApiKeyRowDto) => void): Column<ApiKeyRowDto> => ({
  key: "revoke",
  header: <span className="sr-only">Actions</span>,
  width: "96px",
  align: "end",
  cell: (apiKey) => (
    <ActionButton
      size="small"
      aria-label={`Revoke ${apiKey.name}`}
      blockedBecause={apiKey.state === "REVOKED" ? "This key is revoked already." : null}
      onClick={() => revoke(apiKey)}
    >
      Revoke
    </ActionButton>
  ),
});
