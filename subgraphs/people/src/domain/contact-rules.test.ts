import { normaliseProfile, profileIssues, type Profile } from './contact-rules.js';

describe('the profile of a citizen', () => {
  it('accepts ordinary names, mail and phone, and their absence', () => {
    expect(profileIssues({ givenName: 'Анна', familyName: 'Иванова-Петрова', email: 'anna@example.org', phone: '+7 (383) 555-01-02' })).toEqual([]);
    expect(profileIssues({})).toEqual([]);
    expect(profileIssues({ email: null, phone: null })).toEqual([]);
  });

  it.each<[Profile, keyof Profile, string]>([
    [{ givenName: ' ' }, 'givenName', 'REQUIRED'],
    [{ givenName: '' }, 'givenName', 'REQUIRED'],
    [{ familyName: 'я'.repeat(101) }, 'familyName', 'TOO_LONG'],
    [{ givenName: 'Ан\u0000на' }, 'givenName', 'BAD_TEXT'],
    [{ givenName: 'Анна\ud800' }, 'givenName', 'BAD_TEXT'],
    [{ email: 'anna at example.org' }, 'email', 'PATTERN'],
    [{ email: 'anna\ud800@example.org' }, 'email', 'BAD_TEXT'],
    [{ phone: 'позвоните мне' }, 'phone', 'PATTERN'],
    [{ phone: '+7 383 555\u000001-02' }, 'phone', 'BAD_TEXT'],
  ])('names the wrong part of %j: %s %s', (profile, key, code) => {
    expect(profileIssues(normaliseProfile(profile))).toEqual([{ path: [key], code, message: expect.anything() }]);
  });

  it('is kept without needless spaces; what is not mentioned stays so', () => {
    expect(normaliseProfile({ givenName: ' Анна \t Мария ', email: null, phone: undefined })).toEqual({ givenName: 'Анна Мария', email: null });
  });
});
