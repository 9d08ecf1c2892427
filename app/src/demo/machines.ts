import type { LocalizedText } from '@otklik/base';

/** A program of another system that may sign in on a platform in demo mode, with a secret that everybody knows. */
export interface DemoMachine {
  /** `client_id`. */
  readonly client: string;
  readonly title: LocalizedText;
}

/** The secret of all of them: a demo platform has no secrets. */
export const DEMO_MACHINE_SECRET = 'demo';

/** The machines of the demo region. What they may do depends on the scopes they ask for and on the roles in the demo data. */
export const DEMO_MACHINES: readonly DemoMachine[] = [
  { client: 'demo-integrator', title: { ru: 'Система региона: INTEGRATOR на всей платформе', en: 'System of the region: INTEGRATOR on the whole platform' } },
  { client: 'demo-roads-system', title: { ru: 'Система дорожного ведомства: INTEGRATOR в его кабинете', en: 'System of the roads agency: INTEGRATOR in its cabinet' } },
  { client: 'demo-newcomer', title: { ru: 'Система, которой роль ещё не дали', en: 'System that was given no role yet' } },
];
