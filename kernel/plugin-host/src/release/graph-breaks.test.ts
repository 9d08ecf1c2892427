import { FormRegistry } from '../form-registry.js';
import { manifest } from '../manifest.test-support.js';
import { graphBreaks } from './graph-breaks.js';

const WITH = new FormRegistry([manifest()]);

test('a graph that gains a plugin, or keeps what it had, takes nothing away', () => {
  expect(graphBreaks(new FormRegistry([]), WITH)).toEqual([]);
  expect(graphBreaks(WITH, WITH)).toEqual([]);
});

test('a graph that loses one says every name that is gone', () => {
  expect(graphBreaks(WITH, new FormRegistry([]))).toEqual(expect.arrayContaining([expect.stringMatching(/TreeDetails was removed/)]));
});
