import { buyerEffectLines } from "@/components/kit/effect-words";
import { EffectsList } from "@/components/kit/effects";
import { Panel } from "@/components/ui/panel";
import type { EffectsDto } from "@/server/accounts/application/dto/effects-dto";

/** What the account may do now; the shop asks for exactly these. */
export function EffectsCard({ effects }: { effects: EffectsDto }) {
  return (
    <Panel title="Effects now" note="what other systems are told">
      <EffectsList label="Effects now" effects={buyerEffectLines(effects)} />
    </Panel>
  );
}
