import { effectsByLevel, kycNames } from "@/components/kit/effect-words";
import { EffectsTable } from "@/components/kit/effects";
import { Panel } from "@/components/ui/panel";
import type { EffectsTableDto } from "@/server/accounts/application/dto/effects-dto";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";

type EffectsPanelProps = { roles: readonly RoleType[]; table: EffectsTableDto };

/** What this level allows, beside the levels around it. */
export function EffectsPanel({ roles, table }: EffectsPanelProps) {
  const side = roles.includes("SELLER") ? "Seller" : "Buyer";
  const { levels, currentIndex, rows } = effectsByLevel(table);
  return (
    <Panel title="Effects at this level" note={`${side}, KYC ${kycNames[table.kyc]}`}>
      <EffectsTable caption="What each level of risk allows" levels={levels} currentIndex={currentIndex} rows={rows} />
    </Panel>
  );
}
