/**
 * Prints rows of cells in columns, the first row as head.
 *
 * @param {string[][]} rows
 */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  console.log(['', line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n'));
}
