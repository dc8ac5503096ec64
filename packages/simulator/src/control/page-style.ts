/**
 * The look of the NHS design system for the few elements of the page: written here, since the whole of
 * nhsuk-frontend would be a hundred times as much. Colours and sizes: https://service-manual.nhs.uk/design-system
 */
export const pageStyle = `
  * { box-sizing: border-box; }
  body { font: 1rem/1.5 "Frutiger W01", Arial, sans-serif; margin: 0; color: #212b32; background: #f0f4f5; }
  .header { background: #005eb8; color: #fff; font-size: 1.25rem; font-weight: bold; padding: 1rem; }
  .header span, main { display: block; margin: 0 auto; max-width: 64rem; }
  main { padding: 1.5rem 1rem 4rem; }
  h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; }
  h2 { font-size: 1.5rem; margin: 2rem 0 0.5rem; }
  a { color: #005eb8; }
  table { border-collapse: collapse; width: 100%; background: #fff; }
  caption { font-weight: bold; font-size: 1.5rem; text-align: left; padding: 2rem 0 0.5rem; }
  th, td { border-bottom: 1px solid #d8dde0; padding: 0.5rem; text-align: left; vertical-align: top; }
  form { display: inline-block; margin: 0 0.5rem 0.75rem 0; }
  button { font: inherit; font-weight: bold; color: #fff; background: #007f3b; border: 0; border-radius: 4px; box-shadow: 0 4px 0 #00401e; padding: 0.5rem 1rem; cursor: pointer; }
  button[aria-pressed] { background: #fff; color: #005eb8; border: 2px solid #005eb8; box-shadow: none; }
  button[aria-pressed="true"] { background: #d5281b; color: #fff; border-color: #6b140e; }
  button:focus-visible, a:focus-visible { outline: 4px solid #ffeb3b; color: #212b32; background: #ffeb3b; }
  iframe { width: 100%; height: 24rem; border: 1px solid #d8dde0; background: #fff; }
  .bad { color: #d5281b; font-weight: bold; }`;
