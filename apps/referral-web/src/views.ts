import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import nunjucks from 'nunjucks';

const require = createRequire(import.meta.url);
const nhsuk = join(dirname(require.resolve('nhsuk-frontend/package.json')), 'dist');

/** Lets `response.render('folder/name.njk')` find the app's templates and NHS.UK's, with all values escaped. */
export function configureViews(app: Express, root: string): void {
  nunjucks.configure([join(root, 'views'), nhsuk], { autoescape: true, express: app });
}

/** The style sheet, script and images of NHS.UK, and the app's own. */
export function createAssets(root: string): RequestHandler {
  const assets = express.Router();
  const styles = readFileSync(join(nhsuk, 'nhsuk', 'nhsuk-frontend.min.css'), 'utf8');
  // The fonts are on another host, which pages about patients do not talk to.
  const ownStyles = styles.replaceAll(/@font-face\{[^}]*\}/g, '');
  assets.get('/nhsuk-frontend.min.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'public, max-age=3600').send(ownStyles);
  });
  assets.get('/nhsuk-frontend.min.js', (_request, response) => {
    response.sendFile('nhsuk-frontend.min.js', { root: join(nhsuk, 'nhsuk'), maxAge: '1h' });
  });
  for (const folder of [join(root, 'public'), join(nhsuk, 'nhsuk', 'assets')]) {
    assets.use(express.static(folder, { index: false, maxAge: '1h' }));
  }
  return assets;
}
