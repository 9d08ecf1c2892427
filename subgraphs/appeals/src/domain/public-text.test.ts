import process from 'node:process';
import { publicAnswer, publicText } from './public-text.js';

const shown = (text: string): string => publicText(text, [], '█');

describe('of what a citizen wrote, everybody sees nothing that says who wrote it', () => {
  test.each([
    ['a mobile telephone', 'Звоните +7 900 123-45-67 вечером', 'Звоните █ вечером'],
    ['the same with 8', 'тел. 8(913)1234567.', 'тел. █.'],
    ['the same without either', 'мой 913-123-45-67', 'мой █'],
    ['e-mail', 'Пишите на anna.p@mail.example, жду', 'Пишите на █, жду'],
    ['СНИЛС', 'СНИЛС 112-233-445 95', 'СНИЛС █'],
    ['a policy or card', 'Полис 1234567890123456', 'Полис █'],
    ['a passport', 'Паспорт серия 5004 № 123456 выдан', 'Паспорт серия █ выдан'],
    ['a day of birth', 'дочь, 12.09.2018 г.р., болеет', 'дочь, █ г.р., болеет'],
    ['the same after its name', 'Дата рождения: 08.06.1989', 'Дата рождения: █'],
    ['a flat', 'ул. Мира, 5, кв. 12, второй этаж', 'ул. Мира, 5, █, второй этаж'],
    ['the same in words', 'Живу в квартире № 60 с детьми', 'Живу в █ с детьми'],
    ['a name with its patronymic', 'Я, Петрова Анна Сергеевна, прошу', 'Я, █, прошу'],
    ['the same of somebody else', 'врача Ивана Ильича нет', 'врача █ нет'],
    ['initials', 'Прошу. Петров-Водкин К. С.', 'Прошу. █'],
    ['a name that is said', 'Меня зовут Оксана, я мама', 'Меня зовут █, я мама'],
    ['a signature', 'Ждём. С уважением, Анна Петрова', 'Ждём. С уважением, █'],
  ])('%s', (_, text, expected) => expect(shown(text)).toBe(expected));

  test.each([
    'Телефон поликлиники 26-03-30 не отвечает',
    'В квартире 15 градусов, должно быть 22',
    'в квартире 16,15 градусов холода',
    'Яма 40 на 60 см у дома 5, с 12.09.2026',
    'На улице Гагарина Ю. А. темно',
    'Площадь 60 кв. м, подъезд 3',
    'Начисление 1140812138 неверно',
    'С уважением, жильцы дома 16',
    'Маршрут 8 900 метров пешком',
  ])('%j stays', (text) => expect(shown(text)).toBe(text));

  test('a text of ten times the longest takes no more than moments, whatever it is', () => {
    const taken = (text: string): number => {
      const before = process.cpuUsage();
      shown(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    const pieces = ['1', 'Аа ', 'кв ', 'a@', 'a.', 'паспорт ', '8 9', 'С уважением ', 'Анна-', 'Уважаемый А. ', 'Иванова', ' ', 'Дата рождения ', 'Aa'];
    // Twice, since the collector may have its turn in one of them.
    const slow = pieces.filter((piece) => [1, 2].every(() => taken(piece.repeat(100_000 / piece.length)) > 2_000));
    expect(slow).toEqual([]);
  });
});

describe('what a moderator has hidden', () => {
  test('is not there, in whatever order and however often it was said', () => {
    expect(publicText('Яма у дома, дурак Иван, засыпьте', [{ start: 12, end: 22 }, { start: 0, end: 3 }, { start: 12, end: 17 }], '█')).toBe('█ у дома, █, засыпьте');
  });

  test('hides nothing else by moving it', () => {
    expect(publicText('abc 8 913 123 45 67 def', [{ start: 0, end: 3 }], '█')).toBe('█ █ def');
  });
});

describe('an answer', () => {
  test('keeps the telephones and names of the agency, not the name of whom it answers', () => {
    const answer = 'Уважаемая Анна Сергеевна! Яма заделана. Телефон 8 (383) 222-33-44. Начальник Иванов И. И.';
    expect(publicAnswer(answer, [], '█')).toBe('Уважаемая █! Яма заделана. Телефон 8 (383) 222-33-44. Начальник Иванов И. И.');
    expect(publicAnswer('Уважаемые жители! В кв. 5 тепло.', [], '█')).toBe('Уважаемые жители! В █ тепло.');
  });
});
