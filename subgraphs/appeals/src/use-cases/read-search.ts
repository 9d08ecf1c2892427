import { CodedError, isBlank } from '@otklik/base';
import { MAX_SEARCH_LENGTH, readSearch, type SearchQuery } from '../domain/search-query.js';

/** What somebody typed to search for; null when they typed nothing. @throws CodedError BAD_USER_INPUT when it is too long */
export function readSearchText(typed: string | null | undefined): SearchQuery | null {
  if (typed == null || isBlank(typed)) return null;
  if ([...typed].length > MAX_SEARCH_LENGTH) {
    throw CodedError.badInput({
      ru: `search: не больше ${MAX_SEARCH_LENGTH} знаков.`,
      en: `search: no more than ${MAX_SEARCH_LENGTH} characters.`,
    });
  }
  return readSearch(typed);
}
