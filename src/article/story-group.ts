/** Ids of stories of which pages may belong together, as far as they tell. */
export type StoryGroups = Set<string>;

/** An id -> itself where the site gave it; the site where it is a hash, since each page of a story may have another. */
export function groupOf(id: string): string {
  return /:[0-9a-f]{16}$/.test(id) ? id.slice(0, id.indexOf(':')) : id;
}
