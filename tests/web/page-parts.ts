import type { Block } from '../../src/model/article.ts';
import type { PageChoice, Story } from './stories.ts';

const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

/** Text -> HTML text. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A block -> its element; the dateline of a first paragraph is set bold, as all three sites do. */
export function blockHtml(block: Block, heading: (text: string) => string): string {
  const text = escapeHtml(block.text);
  if (block.type === 'heading') return heading(text);
  const dateline = /^[A-Z.]+(?:, [A-Z.]+)?(?:\.com| - [A-Z]+\.)?(?: -)?(?= )/i.exec(block.text)?.[0] ?? '';
  const isDateline = /KOMPAS\.com|TRIBUN|KONTAN\.CO/.test(dateline);
  return isDateline
    ? `<p><strong>${dateline}</strong>${escapeHtml(block.text.slice(dateline.length))}</p>`
    : `<p>${text}</p>`;
}

/** A naive time -> its parts as the sites print them. */
export function printedTime(naive: string): {
  readonly day: string;
  readonly date: string;
  readonly slashed: string;
  readonly clock: string;
  readonly iso: string;
  readonly utc: string;
} {
  const iso = `${naive.replace(' ', 'T')}+07:00`;
  const at = new Date(iso);
  const [year = '', month = '', date = ''] = naive.slice(0, 10).split('-');
  const local = new Date(`${naive.slice(0, 10)}T00:00:00Z`);
  return {
    day: DAYS[local.getUTCDay()] ?? '',
    date: `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`,
    slashed: `${date}/${month}/${year}`,
    clock: naive.slice(11, 16),
    iso,
    utc: at.toISOString().replace('.000Z', '+00:00'),
  };
}

/** Words in a text, for the counts that pages carry. */
export function wordsOf(story: Story): number {
  return story.pages.flat().reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
}

/** Numbers of a story's pages, from 1. */
export function pageNumbers(story: Story): readonly number[] {
  return story.pages.map((_, index) => index + 1);
}

/** Whether a page of this choice shows a way to the others. */
export function showsPaging(story: Story, choice: PageChoice): boolean {
  return story.pages.length > 1 && choice !== 'all';
}
