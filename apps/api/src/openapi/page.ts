import type { Language } from '../problem.ts';

/** No script and no style but our own files, nothing from elsewhere, in no frame. `data:` is for the pictures in the style sheet. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const WORDS = {
  en: {
    title: 'Sebone: the interface for programs',
    languages: 'Language',
    without: 'This page needs JavaScript. The same is in',
  },
  ja: {
    title: 'Sebone：プログラム向けインターフェース',
    languages: '言語',
    without: 'このページの表示には JavaScript が必要である。同じ内容は次にある：',
  },
} as const;
const NAMES = { en: 'English', ja: '日本語' } as const;

/** The page that shows the document, in a language. */
export function referencePage(language: Language): string {
  const { title, languages, without } = WORDS[language];
  const links = (['en', 'ja'] as const).map(
    (one) =>
      `<a href="docs?lang=${one}" lang="${one}" hreflang="${one}"${one === language ? ' aria-current="true"' : ''}>${NAMES[one]}</a>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" type="image/png" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
<link rel="stylesheet" href="docs/reference.css">
</head>
<body>
<nav class="languages" aria-label="${languages}">${links.join('')}</nav>
<main id="reference"><noscript>${without} <a href="openapi.json?lang=${language}">openapi.json</a></noscript></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/reference.js"></script>
</body>
</html>
`;
}
