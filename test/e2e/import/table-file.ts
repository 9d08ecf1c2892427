import { writeFile } from 'node:fs/promises';

/** Writes a table of agencies in no order: levels of institutions below a root, as deep as a country's. */
export async function writeAgencies(path: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const parent = index === 0 ? 'region' : `unit-${Math.floor((index - 1) / 12)}`;
    const kind = index < 60 ? 'MINISTRY' : index % 9 === 0 ? 'MUNICIPALITY' : 'INSTITUTION';
    return `unit-${index},UNIT-${index},${kind},"Учреждение «№ ${index}», ""Пример""",Unit ${index},${parent}`;
  });
  await writeFile(path, `slug,code,kind,title_ru,title_en,parent\n${scattered(rows).join('\n')}\n`);
}

/** Writes a table with one member of staff for each of those agencies. */
export async function writeStaff(path: string, count: number): Promise<void> {
  const roles = ['COORDINATOR', 'EXECUTOR', 'APPROVER'];
  const rows = Array.from({ length: count }, (_, index) => `person-${index},${roles[index % 3]},unit-${index},Специалист ${index % 5}`);
  await writeFile(path, `login,role,cabinet,position\n${scattered(rows).join('\n')}\n`);
}

/** Every row once, far from its neighbours; the same each time. */
function scattered<Row>(rows: readonly Row[]): Row[] {
  const step = 7_919; // a prime, so that it meets every row
  return rows.map((_, index) => rows[(index * step) % rows.length]!);
}
