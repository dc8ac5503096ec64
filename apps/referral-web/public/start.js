// What nhsuk-frontend's template does inline, which the content security policy does not allow. Pages work without it.
import { initAll } from './nhsuk-frontend.min.js';
import { watchSession } from './session.js';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
initAll();
watchSession();
