import { http, HttpResponse } from 'msw';

/** Where the archive is, by the configuration for tests. */
export const baseUrl = 'https://archive.example.com/api';

/** What the archive answers in tests. */
export const archiveHandlers = [
  http.get(`${baseUrl}/releases.csv`, () =>
    HttpResponse.text(
      [
        'reference,component,deliveredAt,leadMinutes',
        'release-1,component:default/shop,2026-01-01T00:00:00Z,90',
        'release-2,component:default/shop,2026-01-02T00:00:00Z,30',
        '',
      ].join('\n'),
    ),
  ),
];
