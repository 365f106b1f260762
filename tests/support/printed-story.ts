export const title = 'Perajin Payung Juwana Membuka Sanggar di Tepi Kali';
export const date = 'Rabu, 12 Mei 2021 10:15 WIB';
export const first = 'Perajin payung membuka sanggar di tepi kali agar anak desa dapat belajar melukis kain.';
export const second = 'Sanggar itu memakai gudang kapuk yang sudah lama kosong sejak pasar pindah ke utara.';
export const third = '"Kain pertama sudah kering pagi ini," kata Bayu Rimbawan, ketua perajin.';

/** The paragraphs of an invented story, as they stand below its headline and date. */
export const story: readonly string[] = [first, second, third];

/** Lines -> the same with an empty line behind each. */
export const apart = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => [line, '']);
