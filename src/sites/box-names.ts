/** A class or id that has one of these words, with any digits behind it. */
export function words(list: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${list})\\d*(?![a-z])`, 'i');
}

/** What WordPress themes, Blogspot and Indonesian newsrooms call boxes that stand between and under the paragraphs of any site. */
export const boxNames: Readonly<Record<'related' | 'summary' | 'tags' | 'comments', RegExp>> = {
  related: words(
    'related|relateds|relatedposts|terkait|bacajuga|baca-juga|recommend|recommended|recommendations?|rekomendasi|yarpp|crp|outbrain|taboola|mgid|popular|populer|popularpost|terpopuler|trending|latest|latestposts?|terbaru|terkini|recent|most|lainnya|more-news|more-from|also-read|read-also|readmore|next-post|prev-post|headline-list|latest-posts',
  ),
  summary: words(
    'summary-article|summary-box|summary-list|ringkasan|ringkasan-berita|ai-summary|tldr|key-?points?|key-takeaways|takeaways|highlights-box|in-kuerze|zusammenfassung',
  ),
  tags: words(
    'tags?|tagl|tagging|tagcloud|taglist|tags-links|topik|labels|post-labels|cat-links|entry-footer|post-footer',
  ),
  comments: words('comments?|komentar|diskusi|disqus|respond|commentlist|reply'),
};

/** What no reader sees: boxes that are not shown, or shown far beside the page, and dialogs that open on a click. */
export const unseenBoxes =
  '[hidden], [style*="display:none" i], [style*="display: none" i], [style*="display :" i][style*="none" i], [style*="visibility:hidden" i], [style*="visibility: hidden" i], [style*="visibility :" i][style*="hidden" i], [style*="-9999"], [style*="clip:rect(" i], [style*="clip: rect(" i], dialog, [role=dialog]';
