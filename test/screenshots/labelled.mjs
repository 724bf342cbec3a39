// A picture of the widget in which each part is framed and has its name beside it.

/** Between a part and its name, in px, and what a name takes at least. */
const GAP = 26;
const LINE = 22;
const NAMES_WIDTH = 120;
const MARGIN = 10;

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string>} HTML of the picture
 */
export async function labelled(page) {
  const { whole, parts } = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('customer-delete')?.shadowRoot);
    const dialog = root.querySelector('dialog');
    const all = [...(dialog ?? root).querySelectorAll('[part]'), ...(dialog ? [dialog] : [])];
    const boxes = all.map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { name: element.getAttribute('part') ?? '', left, top, width, height };
    });
    const right = Math.max(...boxes.map(({ left, width }) => left + width));
    const bottom = Math.max(...boxes.map(({ top, height }) => top + height));
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    return { whole: { left, top, right, bottom }, parts: boxes };
  });
  const x = whole.left - MARGIN;
  const y = whole.top - MARGIN;
  const width = whole.right - whole.left + 2 * MARGIN;
  const height = whole.bottom - whole.top + 2 * MARGIN;
  const picture = await page.screenshot({ encoding: 'base64', clip: { x, y, width, height } });

  const seen = new Set();
  const shown = parts
    .filter(({ name, width: wide }) => wide > 0 && !seen.has(name) && seen.add(name))
    .sort((one, other) => one.top - other.top || other.left - one.left);
  let last = -Infinity;
  let frames = '';
  let names = '';
  for (const { name, left, top, width: wide, height: high } of shown) {
    const middle = top - y + Math.min(high / 2, LINE / 2);
    last = Math.max(last + LINE, middle);
    const edge = left - x + wide;
    // Below what stands to the right of it.
    const isHidden = shown.some(
      (other) => other.left >= left + wide && Math.abs(other.top - top) < high / 2,
    );
    const below = top - y + high + 7;
    const leader = isHidden ? `M${edge - wide / 2} ${below - 7}V${below}` : `M${edge} ${middle}`;
    frames += `<rect x="${left - x}" y="${top - y}" width="${wide}" height="${high}"/>
      <path d="${leader}H${Math.max(edge, width - MARGIN)}L${width + GAP - 6} ${last}"/>`;
    names += `<text x="${width + GAP}" y="${last + 5}">${name}</text>`;
  }
  const tall = Math.max(height, last + LINE);
  return `<svg width="${width + GAP + NAMES_WIDTH}" height="${tall}" font-family="monospace" font-size="15">
    <image width="${width}" height="${height}" href="data:image/png;base64,${picture}"/>
    <g fill="none" stroke="#1565c0" stroke-width="1.5">${frames}</g>
    <g fill="#0d47a1">${names}</g>
  </svg>`;
}
