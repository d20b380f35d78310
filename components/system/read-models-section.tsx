"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { useStaffSession } from "@/components/shell/staff-session";
import { ActionButton } from "@/components/ui/action-button";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { ProjectionDto } from "@/server/accounts/application/dto/system-dto";
import { HealthWord } from "./health-word";
import { RebuildLine } from "./rebuild-line";
import { Section } from "./section";
import { ageText, readModelWord } from "./system-words";
import { useSystemChanged } from "./use-parked";
import { useProjections } from "./use-system";

const RebuildDialog = dynamic(() => import("./rebuild-dialog").then((file) => file.RebuildDialog), { ssr: false });

/** What is kept up to date from events: how far each is behind, and building it anew. */
export function ReadModelsSection() {
  const { can } = useStaffSession();
  const changed = useSystemChanged();
  const [chosen, setChosen] = useState<ProjectionDto | null>(null);
  const columns = can.includes("read-model.rebuild") ? [...readings, rebuildColumn(setChosen)] : readings;
  return (
    <>
      <Section title="Read models" state={useProjections()} rows={3}>
        {({ rows }) => (
          <DataTable
            label="Read models"
            columns={columns}
            rows={rows}
            rowKey={({ name }) => name}
            empty={null}
            isInCard
          />
        )}
      </Section>
      {chosen ? <RebuildDialog model={chosen} onDone={changed} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

const readings: readonly Column<ProjectionDto>[] = [
  {
    key: "name",
    header: "Read model",
    isRowHeader: true,
    cell: ({ label, lastError, rebuild }) => (
      <div className="grid gap-0.5 py-1 whitespace-normal">
        {label}
        {lastError ? <span className="text-meta font-normal text-danger wrap-anywhere">{lastError}</span> : null}
        {rebuild ? <RebuildLine label={label} rebuild={rebuild} /> : null}
      </div>
    ),
  },
  {
    key: "health",
    header: "State",
    width: "104px",
    cell: (model) => <HealthWord value={readModelWord(model)} />,
  },
  {
    key: "lag",
    header: "Behind",
    width: "96px",
    hiddenBelow: "sm",
    cell: ({ lagSeconds }) => (lagSeconds === null ? "Nothing" : ageText(lagSeconds)),
  },
  { key: "position", header: "Position", width: "112px", hiddenBelow: "lg", cell: ({ position }) => position ?? "—" },
  {
    key: "moved",
    header: "Last moved",
    width: "136px",
    hiddenBelow: "lg",
    cell: ({ movedAt }) =>
      movedAt ? (
        <RelativeTime at={movedAt.toISOString()} className="text-muted-fg" />
      ) : (
        <span className="text-muted-fg">Never</span>
      ),
  },
];

const rebuildColumn = (choose: (model: ProjectionDto) => void): Column<ProjectionDto> => ({
  key: "rebuild",
  header: <span className="sr-only">Rebuild</span>,
  width: "104px",
  align: "end",
  cell: (model) => (
    <ActionButton
      size="small"
      aria-label={`Rebuild ${model.label.toLowerCase()}`}
      blockedBecause={isOpen(model) ? "A rebuild was asked for and is not over." : null}
      onClick={() => choose(model)}
    >
      Rebuild
    </ActionButton>
  ),
});

const isOpen = ({ rebuild }: ProjectionDto): boolean =>
  rebuild !== null && rebuild.state !== "DONE" && rebuild.state !== "FAILED";
