import type { EntityManager } from '@mikro-orm/postgresql';
import type { RuleNeeds, RulePlace, RuleSurroundings } from '@otklik/plugin-host';
import { settingsOfCabinet } from './published.js';

/** What the rules of a plugin ask about besides details and day, looked up where some rule asks for it. @param cabinetId of the cabinet that answers */
export async function surroundingsOf(em: EntityManager, needs: RuleNeeds, pluginId: string, cabinetId: string, place: () => Promise<RulePlace | null>): Promise<RuleSurroundings> {
  return {
    place: needs.place ? await place() : null,
    config: needs.config ? await settingsOfCabinet(em, cabinetId, pluginId) : {},
  };
}
