import { CORE_PLUGIN } from '@otklik/cabinets';

/** Which demo cabinet works with which plugin. */
export const DEMO_INSTALLATIONS = [
  { plugin: CORE_PLUGIN, cabinet: 'region' },
  { plugin: 'roads', cabinet: 'roads' },
  { plugin: 'housing', cabinet: 'housing' },
  { plugin: 'waste', cabinet: 'housing' },
  { plugin: 'landscaping', cabinet: 'housing' },
  { plugin: 'health', cabinet: 'health' },
  { plugin: 'education', cabinet: 'education' },
  { plugin: 'transport', cabinet: 'roads' },
  { plugin: 'ecology', cabinet: 'nature' },
  { plugin: 'welfare', cabinet: 'welfare' },
  { plugin: 'services', cabinet: 'mfc' },
  { plugin: 'building', cabinet: 'building' },
  { plugin: 'safety', cabinet: 'digital' },
] as const;

/** The demo cabinet in which messages of a category arrive. */
export function cabinetOf(categoryId: string): string {
  const installation = DEMO_INSTALLATIONS.find(({ plugin }) => categoryId.startsWith(`${plugin}.`));
  if (installation === undefined) throw new Error(`No demo cabinet takes ${categoryId}`);
  return installation.cabinet;
}
