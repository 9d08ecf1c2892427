import type { Refusal } from '@otklik/base';
import { AppealStatus } from './appeal-status.js';
import { TRANSITIONS, nextStatus, type Action } from './status-machine.js';

describe('the status machine', () => {
  const ways = Object.values(TRANSITIONS).flatMap(({ action, from, to }) => from.map((status) => `${status} -${action}-> ${to}`));

  test('knows these ways and no others', () => {
    expect(ways).toEqual([
      'SUBMITTED -REGISTER-> REGISTERED',
      'REGISTERED -ASSIGN-> IN_PROGRESS',
      'IN_PROGRESS -ASSIGN-> IN_PROGRESS',
      'IN_PROGRESS -ANSWER-> ON_APPROVAL',
      'ON_APPROVAL -APPROVE-> ANSWERED',
      'ANSWERED -RATE-> RATED',
    ]);
  });

  const every = Object.keys(TRANSITIONS).flatMap((action) =>
    Object.values(AppealStatus).map((status) => [action as Action, status] as const),
  );
  test.each(every)('%s from %s leads on or is a typed conflict', (action, status) => {
    if (ways.some((way) => way.startsWith(`${status} -${action}-> `))) {
      expect(nextStatus(action, status)).toBe(TRANSITIONS[action].to);
    } else {
      expect(() => nextStatus(action, status)).toThrow(expect.objectContaining({ kind: 'Conflict', code: 'WRONG_STATUS' }) as Refusal);
    }
  });

  test('leads from submission to every status', () => {
    const reached = new Set<AppealStatus>([AppealStatus.SUBMITTED]);
    for (const { from, to } of Object.values(TRANSITIONS)) if (from.some((status) => reached.has(status))) reached.add(to);
    expect([...reached].sort()).toEqual(Object.values(AppealStatus).sort());
  });
});
