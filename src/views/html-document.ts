/** An HTML file that needs nothing from elsewhere: it may be kept, printed and sent on, and reads the same where there is no network. */
import { Html, type HtmlPart, html } from './html.ts';

/** What differs from page to page. */
export interface HtmlDocument {
  readonly title: string;
  /** Rules of ours: nothing is escaped in them. */
  readonly style: string;
  /** All that stands in the body. */
  readonly body: HtmlPart;
}

/** The whole file. Whatever a record holds, the page runs no script and fetches nothing: its policy allows the style that stands in it and no more. */
export function htmlDocument({ title, style, body }: HtmlDocument): string {
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Html([style], [])}</style>
</head>
<body>
${body}
</body>
</html>
`.toString();
}
