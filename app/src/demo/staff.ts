import type { StaffDescription } from '@otklik/cabinets';

/** Who works in the demo region. Most logins are the personas one can sign in as. */
export const DEMO_STAFF: readonly StaffDescription[] = [
  { login: 'roads-coordinator', role: 'COORDINATOR', cabinet: 'roads', position: 'Специалист отдела обращений' },
  { login: 'roads-executor', role: 'EXECUTOR', cabinet: 'roads', position: 'Инженер отдела содержания дорог' },
  { login: 'roads-approver', role: 'APPROVER', cabinet: 'roads', position: 'Начальник управления' },
  { login: 'housing-coordinator', role: 'COORDINATOR', cabinet: 'housing', position: 'Специалист отдела обращений' },
  { login: 'operator', role: 'OPERATOR', position: 'Оператор платформы' },
  { login: 'client:demo-integrator', role: 'INTEGRATOR', position: 'Система региона' },
  { login: 'client:demo-roads-system', role: 'INTEGRATOR', cabinet: 'roads', position: 'Система дорожного ведомства' },
  // Nobody can sign in as those below: they are in the demo data only.
  { login: 'roads-engineer', role: 'EXECUTOR', cabinet: 'roads', position: 'Ведущий инженер отдела безопасности движения' },
  { login: 'region-coordinator', role: 'COORDINATOR', cabinet: 'region', position: 'Консультант управления по работе с обращениями' },
  { login: 'region-executor', role: 'EXECUTOR', cabinet: 'region', position: 'Главный специалист' },
  { login: 'region-second-executor', role: 'EXECUTOR', cabinet: 'region', position: 'Консультант' },
  { login: 'region-approver', role: 'APPROVER', cabinet: 'region', position: 'Заместитель начальника управления' },
];
