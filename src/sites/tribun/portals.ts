import type { Portal } from '../../model/site-rule.ts';

/**
 * Every portal of the network: subdomain, printed name, region, hosts of its own. Names and hosts are those of the field
 * manual, section 2.1. None has a zone: page clocks seen so far print WIB everywhere, and a stated offset or label wins.
 */
const rows: readonly (readonly [sub: string, name: string, region: string, ...hosts: string[]])[] = [
  ['aceh', 'SerambiNews.com', 'Aceh', 'serambinews.com'],
  ['prohaba', 'Prohaba.co', 'Aceh', 'prohaba.co'],
  ['gayo', 'TribunGayo.com', 'Aceh', 'tribungayo.com'],
  ['medan', 'Tribun-Medan.com', 'Sumatera Utara', 'tribun-medan.com'],
  ['tribunmedantravel', 'Tribun-Medan.com', 'Sumatera Utara'],
  ['padang', 'TribunPadang.com', 'Sumatera Barat', 'tribunpadang.com'],
  ['pekanbaru', 'TribunPekanbaru.com', 'Riau', 'tribunpekanbaru.com'],
  ['batam', 'TribunBatam.id', 'Kepulauan Riau', 'tribunbatam.id'],
  ['jambi', 'TribunJambi.com', 'Jambi', 'tribunjambi.com'],
  ['sumsel', 'TribunSumsel.com', 'Sumatera Selatan', 'tribunsumsel.com'],
  ['palembang', 'Sripoku.com', 'Sumatera Selatan', 'sripoku.com'],
  ['bangka', 'BangkaPos.com', 'Bangka Belitung', 'bangkapos.com'],
  ['belitung', 'PosBelitung.co', 'Bangka Belitung', 'posbelitung.co'],
  ['babel', 'BangkaPos.com', 'Bangka Belitung'],
  ['lampung', 'TribunLampung.co.id', 'Lampung', 'tribunlampung.co.id'],
  ['bengkulu', 'TribunBengkulu.com', 'Bengkulu', 'tribunbengkulu.com'],
  ['banten', 'TribunBanten.com', 'Banten', 'tribunbanten.com'],
  ['tangerang', 'TribunTangerang.com', 'Banten', 'tribuntangerang.com'],
  ['jakarta', 'TribunJakarta.com', 'DKI Jakarta', 'tribunjakarta.com'],
  ['wartakota', 'WartaKotalive.com', 'DKI Jakarta', 'wartakotalive.com'],
  ['bekasi', 'TribunBekasi.com', 'Jawa Barat', 'tribunbekasi.com'],
  ['depok', 'TribunnewsDepok.com', 'Jawa Barat', 'tribunnewsdepok.com'],
  ['bogor', 'TribunnewsBogor.com', 'Jawa Barat', 'tribunnewsbogor.com'],
  ['jabar', 'TribunJabar.id', 'Jawa Barat', 'tribunjabar.id'],
  ['priangan', 'TribunPriangan.com', 'Jawa Barat', 'tribunpriangan.com'],
  ['cirebon', 'TribunCirebon.com', 'Jawa Barat', 'tribuncirebon.com'],
  ['jateng', 'TribunJateng.com', 'Jawa Tengah', 'tribunjateng.com'],
  ['banyumas', 'TribunBanyumas.com', 'Jawa Tengah', 'tribunbanyumas.com'],
  ['pantura', 'TribunPantura.com', 'Jawa Tengah', 'tribunpantura.com'],
  ['muria', 'TribunMuria.com', 'Jawa Tengah', 'tribunmuria.com'],
  ['solo', 'TribunSolo.com', 'Jawa Tengah', 'tribunsolo.com'],
  ['jogja', 'TribunJogja.com', 'DI Yogyakarta', 'tribunjogja.com'],
  ['surabaya', 'Surya.co.id', 'Jawa Timur', 'surya.co.id'],
  ['jatim', 'TribunJatim.com', 'Jawa Timur', 'tribunjatim.com'],
  ['madura', 'TribunMadura.com', 'Jawa Timur', 'tribunmadura.com'],
  ['suryamalang', 'SuryaMalang.com', 'Jawa Timur', 'suryamalang.com'],
  ['mataraman', 'TribunMataraman.com', 'Jawa Timur', 'tribunmataraman.com'],
  ['bali', 'Tribun-Bali.com', 'Bali', 'tribun-bali.com'],
  ['lombok', 'TribunLombok.com', 'Nusa Tenggara Barat', 'tribunlombok.com'],
  ['mataram', 'TribunLombok.com', 'Nusa Tenggara Barat'],
  ['kupang', 'Pos-Kupang.com', 'Nusa Tenggara Timur', 'pos-kupang.com'],
  ['flores', 'TribunFlores.com', 'Nusa Tenggara Timur', 'tribunflores.com'],
  ['pontianak', 'TribunPontianak.co.id', 'Kalimantan Barat', 'tribunpontianak.co.id'],
  ['kalteng', 'TribunKalteng.com', 'Kalimantan Tengah', 'tribunkalteng.com'],
  ['banjarmasin', 'BanjarmasinPost.co.id', 'Kalimantan Selatan', 'banjarmasinpost.co.id'],
  ['kaltim', 'TribunKaltim.co', 'Kalimantan Timur', 'tribunkaltim.co'],
  ['kaltara', 'TribunKaltara.com', 'Kalimantan Utara', 'tribunkaltara.com'],
  ['makassar', 'Tribun-Timur.com', 'Sulawesi Selatan', 'tribun-timur.com'],
  ['toraja', 'TribunToraja.com', 'Sulawesi Selatan', 'tribuntoraja.com'],
  ['sulbar', 'Tribun-Sulbar.com', 'Sulawesi Barat', 'tribun-sulbar.com'],
  ['palu', 'TribunPalu.com', 'Sulawesi Tengah', 'tribunpalu.com'],
  ['sultra', 'TribunnewsSultra.com', 'Sulawesi Tenggara', 'tribunnewssultra.com'],
  ['manado', 'TribunManado.co.id', 'Sulawesi Utara', 'tribunmanado.co.id'],
  ['gorontalo', 'TribunGorontalo.com', 'Gorontalo', 'tribungorontalo.com'],
  ['ternate', 'TribunTernate.com', 'Maluku Utara', 'tribunternate.com'],
  ['ambon', 'TribunAmbon.com', 'Maluku', 'tribunambon.com'],
  ['papua', 'Tribun-Papua.com', 'Papua', 'tribun-papua.com'],
  ['papuabarat', 'TribunPapuaBarat.com', 'Papua Barat', 'tribunpapuabarat.com'],
  ['sorong', 'TribunSorong.com', 'Papua Barat Daya', 'tribunsorong.com'],
  ['wow', 'TribunWow.com', 'nasional', 'tribunwow.com'],
  ['travel', 'TribunTravel.com', 'nasional', 'tribuntravel.com'],
  ['style', 'TribunStyle.com', 'nasional', 'tribunstyle.com'],
  ['health', 'TribunHealth.com', 'nasional', 'tribunhealth.com'],
  ['trends', 'TribunTrends.com', 'nasional', 'tribuntrends.com'],
  ['shopping', 'TribunShopping.com', 'nasional', 'tribunshopping.com'],
  ['video', 'Tribunnews.com', 'nasional'],
];

const national: Portal = {
  id: 'tribunnews',
  name: 'Tribunnews.com',
  region: 'nasional',
  hosts: ['tribunnews.com', 'www.tribunnews.com', 'm.tribunnews.com'],
};

/** Portals that have lists of stories at `<id>.tribunnews.com`; the one of films has none of articles. */
export const regionalPortals: readonly string[] = rows.map(([id]) => id).filter((id) => id !== 'video');

/** A portal that nobody has listed: its subdomain is its id, and its pages say its name. */
const unlisted: Portal = { id: 'unlisted', name: null, hosts: ['*.tribunnews.com'] };

/** The national title first, then every portal, last those that nobody has listed. */
export const tribunPortals: readonly Portal[] = [
  national,
  ...rows.map(
    ([id, name, region, ...own]): Portal => ({
      id,
      name,
      region,
      hosts: [`${id}.tribunnews.com`, ...own.flatMap((host) => [host, `www.${host}`, `m.${host}`])],
    }),
  ),
  unlisted,
];
