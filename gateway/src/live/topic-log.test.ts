import { CodedError } from '@otklik/base';
import { ErrorPresenter } from '../errors/error-presenter.js';
import { TopicLog } from './topic-log.js';

const head = { topic: 'appeal/a', version: 3 };

function failing(error: Error): TopicLog {
  return new TopicLog({ newest: () => Promise.reject(error), ofTopic: () => Promise.reject(error) });
}

test('what the log says is handed on', async () => {
  const log = new TopicLog({ newest: () => Promise.resolve(head), ofTopic: () => Promise.resolve([]) });
  expect(await log.newest('appeal/a')).toBe(head);
  expect(await log.ofTopic('appeal/a', 3, 50)).toEqual([]);
});

test('that events after a cursor are not kept any more is told as it is', async () => {
  const expired = CodedError.cursorExpired();
  await expect(failing(expired).ofTopic('appeal/a', 1, 50)).rejects.toBe(expired);
});

test('while PostgreSQL is away a client is told that it passes, nothing of the database, and the operator the reason', async () => {
  const lost = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  const log = failing(lost);
  for (const asked of [log.newest('appeal/a'), log.ofTopic('appeal/a', 1, 50)]) {
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    for (const production of [false, true]) {
      const logged: unknown[] = [];
      const presented = new ErrorPresenter((cause) => logged.push(cause), production).present(error, { locale: 'en', requestId: 'test' });
      expect(presented.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE' });
      expect(presented.message).not.toMatch(/ECONNREFUSED/);
      expect(logged).toEqual([lost]);
    }
  }
});
