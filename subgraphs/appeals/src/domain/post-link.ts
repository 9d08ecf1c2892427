import type { ValidationIssue } from '@otklik/base';

const MAX_LINK_LENGTH = 200;

/** What is wrong with the link to a post: it is kept as where the incident comes from. */
export function checkPostLink(link: string): ValidationIssue[] {
  const url = link.length <= MAX_LINK_LENGTH && !/[\s\p{Cc}]/u.test(link) ? URL.parse(link) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && url.username === '' && url.password === '') return [];
  const message = {
    ru: `Нужна ссылка на запись: http:// или https://, до ${MAX_LINK_LENGTH} знаков.`,
    en: `Give the link to the post: http:// or https://, up to ${MAX_LINK_LENGTH} characters.`,
  };
  return [{ path: ['link'], code: 'BAD_LINK', message }];
}

/** The network of a link that is in order: its host. */
export function networkOf(link: string): string {
  return new URL(link).hostname.replace(/^(www|m)\./, '');
}
