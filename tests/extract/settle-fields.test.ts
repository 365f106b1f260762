import { describe, expect, test } from 'vitest';
import { houseNames, settleAuthors, settleTitle } from '../../src/extract/generic/settle-fields.ts';

const title = 'Perahu Nomor Tujuh Ditambal';

describe('the headline of a page without a rule', () => {
  test.each<[what: string, visible: string, stated: readonly string[], title: string, kicker: string | null]>([
    ['as readers see it', title, [], title, null],
    ['without the name of the site', title, [`${title} - Kabar Muara`], title, null],
    ['apart from its kicker', `Dermaga: ${title}`, [title], title, 'Dermaga'],
    ['apart from a kicker that runs into it', `Dermaga${title}`, [title], title, 'Dermaga'],
    ['apart from a kicker that the site stands behind', `Dermaga ${title}`, [`${title} | Kabar`], title, 'Dermaga'],
    [
      'with eight words before it as a kicker',
      `satu dua tiga empat lima enam tujuh delapan ${title}`,
      [title],
      title,
      'satu dua tiga empat lima enam tujuh delapan',
    ],
    [
      'with nine words before it',
      `satu dua tiga empat lima enam tujuh delapan sembilan ${title}`,
      [title],
      `satu dua tiga empat lima enam tujuh delapan sembilan ${title}`,
      null,
    ],
    ['with the colon of the stated form', `Dermaga ${title}`, [`Dermaga: ${title}`], `Dermaga: ${title}`, null],
    ['as two statements agree', 'Beranda Kabar Muara', [title, `${title} - Kabar`], title, null],
    [
      'as readers see it where statements differ',
      'Beranda Kabar Muara',
      [title, 'Lomba Layang'],
      'Beranda Kabar Muara',
      null,
    ],
    ['not by a statement of two words', 'Dermaga Kabar Muara', ['Kabar Muara'], 'Dermaga Kabar Muara', null],
    [
      'not by two statements of two words',
      'Dermaga Lama Ditutup',
      ['Kabar Muara', 'Kabar Muara'],
      'Dermaga Lama Ditutup',
      null,
    ],
    [
      'in a script without spaces',
      '速報 七号船が港で修理されたという話',
      ['七号船が港で修理されたという話'],
      '七号船が港で修理されたという話',
      '速報',
    ],
  ])('%s', (_, visible, stated, headline, kicker) => {
    expect(settleTitle(visible, stated)).toEqual({ title: headline, kicker });
  });
});

describe('the writers of a page without a rule', () => {
  test.each<[what: string, visible: readonly string[], stated: readonly string[], authors: readonly string[]]>([
    ['as readers see them', ['Ani Sari'], [], ['Ani Sari']],
    ['none where readers see none', [], ['Ani Sari'], []],
    ['more, where the data know these and others', ['Ani Sari'], ['Budi Lor', 'Ani Sari'], ['Budi Lor', 'Ani Sari']],
    ['as readers see them where the data know others', ['Ani Sari'], ['Budi Lor', 'Tari Lor'], ['Ani Sari']],
    ['apart where names ran together', ['Ani Sari Budi Lor'], ['Ani Sari', 'Budi Lor'], ['Ani Sari', 'Budi Lor']],
    ['as readers see them where the data know fewer', ['Ani Sari', 'Budi Lor'], ['Ani Sari'], ['Ani Sari', 'Budi Lor']],
  ])('%s', (_, visible, stated, authors) => {
    expect(settleAuthors(visible, stated)).toEqual(authors);
  });

  test('the house goes by its names, its host and the label of its host', () => {
    expect([...houseNames(['Kabar Muara'], 'www.kabar-muara.example')]).toEqual(expect.arrayContaining(['kabarmuara']));
    expect([...houseNames([], null)]).toEqual([]);
  });
});
