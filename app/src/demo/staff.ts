import type { StaffDescription } from '@otklik/cabinets';

/** Who works in the demo region. The logins are the personas one can sign in as. */
export const DEMO_STAFF: readonly StaffDescription[] = [
  { login: 'roads-coordinator', role: 'COORDINATOR', cabinet: 'roads', position: 'Специалист отдела обращений' },
  { login: 'roads-executor', role: 'EXECUTOR', cabinet: 'roads', position: 'Инженер отдела содержания дорог' },
  { login: 'roads-approver', role: 'APPROVER', cabinet: 'roads', position: 'Начальник управления' },
  { login: 'housing-coordinator', role: 'COORDINATOR', cabinet: 'housing', position: 'Специалист отдела обращений' },
  { login: 'operator', role: 'OPERATOR', position: 'Оператор платформы' },
];
