// What nhsuk-frontend's template does inline, which the content security policy does not allow. Pages work without it.
import { initAll } from './nhsuk-frontend.min.js';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
initAll();

// Typing is activity, too: whoever writes a long answer stays signed in.
const minute = 60_000;
let told = Date.now();
document.addEventListener('input', () => {
  const silence = Date.now() - told;
  if (silence < minute || silence > 14 * minute) return;
  told = Date.now();
  fetch('/active').catch(() => undefined);
});
