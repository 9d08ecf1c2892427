import { PERSONAS } from './personas.js';

describe('the personas', () => {
  it('are those of the story', () => {
    expect(PERSONAS.map(({ name }) => name)).toEqual([
      'anna',
      'boris',
      'roads-coordinator',
      'roads-executor',
      'roads-approver',
      'housing-coordinator',
      'operator',
      'vera',
    ]);
  });

  it('keep their subjects for ever, because demo data is tied to them', () => {
    expect(PERSONAS.map(({ subject }) => subject)).toEqual([
      '9eb47325-6ea4-504d-a217-562e1b84889e',
      'b434d296-e039-55e3-a46f-77fba7207e57',
      '5a2ccbd0-7cc6-5161-9542-85b20ad2b2fb',
      '7505a59f-cad7-5591-978d-8d869d34b8d4',
      '0552565a-c01a-5d2d-a996-bbc3a80bd1de',
      '20760bab-4d07-5ab9-bf84-9b5351fca072',
      'e5484eae-612e-5847-ba5b-aaffc511ece5',
      '7cbd4bda-ee9d-58d5-b55b-dfd95d12b0c5',
    ]);
  });
});
