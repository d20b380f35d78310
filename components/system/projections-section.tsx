"use client";

import { RelativeTime } from "@/components/kit/relative-time";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { ProjectionDto } from "@/server/accounts/application/dto/system-dto";
import { HealthWord } from "./health-word";
import { Section } from "./section";
import { ageText, lagWord } from "./system-words";
import { useProjections } from "./use-system";

/** The read models that follow the events, and how far each is behind. */
export function ProjectionsSection() {
  return (
    <Section title="Projections" state={useProjections()} rows={2}>
      {({ rows }) => (
        <DataTable
          label="Projections"
          columns={columns}
          rows={rows}
          rowKey={({ name }) => name}
          empty={null}
          isInCard
        />
      )}
    </Section>
  );
}

const columns: readonly Column<ProjectionDto>[] = [
  { key: "name", header: "Read model", isRowHeader: true, cell: ({ label }) => label },
  {
    key: "health",
    header: "State",
    width: "112px",
    cell: ({ lagSeconds }) => <HealthWord value={lagWord(lagSeconds)} />,
  },
  {
    key: "lag",
    header: "Behind",
    width: "112px",
    cell: ({ lagSeconds }) => (lagSeconds === null ? "Nothing" : ageText(lagSeconds)),
  },
  { key: "position", header: "Position", width: "128px", hiddenBelow: "sm", cell: ({ position }) => position ?? "—" },
  {
    key: "moved",
    header: "Last moved",
    width: "144px",
    hiddenBelow: "lg",
    cell: ({ movedAt }) =>
      movedAt ? (
        <RelativeTime at={movedAt.toISOString()} className="text-muted-fg" />
      ) : (
        <span className="text-muted-fg">Never</span>
      ),
  },
];
