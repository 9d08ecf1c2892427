import { FixedClock } from '@otklik/base';
import { RecentAnswers } from './recent-answers.js';

let clock: FixedClock;
let questions: string[];

beforeEach(() => {
  clock = new FixedClock('2026-11-20T05:00:00Z');
  questions = [];
});

function later(ms: number): void {
  clock.set(new Date(clock.now().getTime() + ms));
}

describe('recent answers', () => {
  it('forget the oldest question when there are too many', async () => {
    const recent = new RecentAnswers(async (question) => questions.push(question), clock, 2_000);
    for (let i = 0; i <= 10_000; i++) await recent.to(`question-${i}`);
    await recent.to('question-10000');
    expect(questions).toHaveLength(10_001);
    await recent.to('question-0');
    expect(questions).toHaveLength(10_002);
  });

  it('count their age from the question, however long the answer took', async () => {
    const slow = async (question: string): Promise<void> => {
      questions.push(question);
      later(3_000);
    };
    const recent = new RecentAnswers(slow, clock, 2_000);
    await recent.to('anna');
    await recent.to('anna');
    expect(questions).toEqual(['anna', 'anna']);
  });

  it('do not remember a failure', async () => {
    const recent = new RecentAnswers((question) => Promise.reject(new Error(`${question} ${questions.push(question)}`)), clock, 2_000);
    await expect(recent.to('anna')).rejects.toThrow('anna 1');
    await expect(recent.to('anna')).rejects.toThrow('anna 2');
  });
});
