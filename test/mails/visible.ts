const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#123;': '{',
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** What a reader sees of the HTML, one string for each piece of text between tags. */
export function visiblePieces(html: string): string[] {
  return html
    .replace(/<title>.*?<\/title>|<style>.*?<\/style>|<!--.*?-->|<div style="display:none.*?<\/div>/gsu, '')
    .replace(/<img[^>]*alt="([^"]*)"[^>]*>/gu, '$1')
    .replace(/<\/?bdi>|<\/?span[^>]*>|<wbr\s*>|[\u2068\u2069]/gu, '')
    .split(/<[^>]*>/u)
    .map((piece) =>
      piece.replace(/&(?:lt|gt|quot|amp|nbsp|#39|#123);/gu, (entity) => ENTITIES[entity] ?? entity).trim(),
    )
    .filter(Boolean);
}

export function visible(html: string): string {
  return visiblePieces(html).join('\n');
}
