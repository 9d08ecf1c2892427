import { checkPostLink, networkOf } from './post-link.js';

describe('the link to a post', () => {
  test.each(['https://vk.com/wall-1_2', 'http://ok.ru/group/1/topic/2', 'https://t.me/channel/5?comment=7'])('%s is one', (link) => {
    expect(checkPostLink(link)).toEqual([]);
  });

  test.each(['', 'vk.com/wall-1_2', 'javascript:alert(1)', 'ftp://vk.com/1', 'https://localhost/1', 'https://u:p@vk.com/1', 'https://vk.com/a b', `https://vk.com/${'a'.repeat(200)}`])('%j is none', (link) => {
    expect(checkPostLink(link)).toMatchObject([{ path: ['link'], code: 'BAD_LINK' }]);
  });

  test('names its network', () => {
    expect(['https://m.vk.com/wall-1_2', 'https://www.ok.ru/1', 'https://t.me/c/1'].map(networkOf)).toEqual(['vk.com', 'ok.ru', 't.me']);
  });
});
