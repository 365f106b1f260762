/** A page as it would be after a redesign: other class names and ids, the same head. */
export function redesign(html: string): string {
  return html.replace(/\b(class|id)=(["'])([^"']*)\2/g, (_, name: string, mark: string, value: string) => {
    const renamed = value.split(/\s+/).map((one) => (one === '' ? '' : `baru-${one.length}`));
    return `${name}=${mark}${renamed.join(' ')}${mark}`;
  });
}

/** A page whose links to other stories have another label, which no rule knows. */
export function reword(html: string): string {
  return html.replace(/\bbaca juga\s*:/gi, 'Dari meja kami,');
}
