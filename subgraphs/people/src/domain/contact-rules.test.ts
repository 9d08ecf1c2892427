import { profileIssues } from './contact-rules.js';

describe('the profile of a citizen', () => {
  it('accepts ordinary names, mail and phone, and their absence', () => {
    expect(profileIssues({ givenName: 'Анна', familyName: 'Иванова-Петрова', email: 'anna@example.org', phone: '+7 (383) 555-01-02' })).toEqual([]);
    expect(profileIssues({})).toEqual([]);
    expect(profileIssues({ email: null, phone: null })).toEqual([]);
  });

  it.each([
    [{ givenName: ' ' }, 'givenName'],
    [{ familyName: 'я'.repeat(101) }, 'familyName'],
    [{ email: 'anna at example.org' }, 'email'],
    [{ phone: 'позвоните мне' }, 'phone'],
  ])('names the wrong part of %j', (profile, key) => {
    expect(profileIssues(profile).map((issue) => issue.path)).toEqual([[key]]);
  });
});
