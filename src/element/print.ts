/**
 * Makes the receipt the only thing that is printed while a result is on the screen; the element's
 * own styles show it again.
 *
 * @returns takes the rule back
 */
export function printReceiptOnly(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    // Whatever the page says is visible, by nearly any selector.
    '@media print{:not(#_#_){visibility:hidden!important}html,body{height:0!important;overflow:hidden!important}}',
  );
  const sheets = document.adoptedStyleSheets;
  sheets.push(sheet);
  return () => {
    const index = sheets.indexOf(sheet);
    // The page may have set others meanwhile.
    if (index >= 0) sheets.splice(index, 1);
  };
}
