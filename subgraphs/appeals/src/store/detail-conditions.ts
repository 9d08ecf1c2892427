import type { DetailConditions, DetailOperator, DetailTest } from '@otklik/plugin-host';
import type { Where } from './appeal-conditions.js';
import type { ListOrder } from './appeal-sorting.js';

/** Comparisons of the one value that a field has; a choice of several has its own. */
const COMPARISONS: Readonly<Partial<Record<DetailOperator, string>>> = { eq: '= ?', ne: '<> ?', in: 'in (?)', gt: '> ?', gte: '>= ?', lt: '< ?', lte: '<= ?' };

/** The conditions of details on the appeal `a`, each field looked up in the rows that the database keeps of them. */
export function detailsSql({ form, tests }: DetailConditions): Where[] {
  const ofForm = { sql: 'a.form = ?', params: [form] };
  const asked = [...Map.groupBy(tests, ({ key }) => key).values()].flatMap((together) => fieldSql(form, together));
  // Whoever has such a value has the form.
  return tests.some((test) => !isEmpty(test)) ? asked : [ofForm, ...asked];
}

/** The source of a list: `table`, with the value that it is sorted by as `d`. */
export function withDetail(table: string, order: ListOrder): Where {
  if (typeof order === 'string') return { sql: table, params: [] };
  return { sql: `${table} join appeals.appeal_detail d on d.appeal_id = a.id and d.form = ? and d.key = ? and d.item = 0 and d.${order.column} is not null`, params: [order.form, order.key] };
}

function fieldSql(form: string, tests: readonly DetailTest[]): Where[] {
  const compared = tests.filter(({ operator }) => COMPARISONS[operator] !== undefined);
  const others = tests.flatMap((test) => (COMPARISONS[test.operator] === undefined ? otherSql(form, test) : []));
  if (compared.length === 0) return others;
  const { key } = compared[0]!;
  const conditions = compared.map(({ column, operator }) => `v.${column} ${COMPARISONS[operator]!}`).join(' and ');
  // One row of an appeal at most, so the planner may begin with the values.
  const one = { sql: `exists (select from appeals.appeal_detail v where v.appeal_id = a.id and v.form = ? and v.key = ? and v.item = 0 and ${conditions})`, params: [form, key, ...compared.map(({ value }) => value)] };
  return [one, ...others];
}

function otherSql(form: string, { key, operator, value }: DetailTest): Where[] {
  const chosen = (one: unknown): Where => ({ sql: 'exists (select from appeals.appeal_detail v where v.appeal_id = a.id and v.form = ? and v.key = ? and v.text in (?))', params: [form, key, one] });
  switch (operator) {
    case 'has':
    case 'hasAny':
      return [chosen(value)];
    case 'hasAll':
      return (value as readonly string[]).map(chosen);
    default:
      // Long texts have no row of their own.
      return [{ sql: `a.form = ? and (a.details -> ?::text) is ${value === true ? '' : 'not '}null`, params: [form, key] }];
  }
}

/** Whether it says nothing of a value. */
function isEmpty({ operator }: DetailTest): boolean {
  return operator === 'isNull';
}
