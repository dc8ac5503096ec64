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
  const options = { index: false, maxAge: '1h' } as const;
  assets.use(express.static(join(root, 'public'), options));
  assets.use(express.static(join(nhsuk, 'nhsuk', 'assets'), options));
  assets.get(/^\/nhsuk-frontend\.min\.(?:css|js)$/, (request, response) => {
    response.sendFile(request.path, { root: join(nhsuk, 'nhsuk'), maxAge: options.maxAge });
  });
  return assets;
}
