import { blueprint, client } from '../entries.ts';

const NODE = '@internal/plugin-harbour-node';

/** A plugin with packages beside it, and one that calls it. */
export const withSiblings = [
  blueprint(
    'harbour',
    [{ name: 'vessel', fields: ['title:string', 'length:integer?'] }],
    [
      client({ name: 'vessel' }),
      // What else goes around the same routes.
      ...(['audit', 'permission'] as const).map(feature => ({
        feature,
        of: 'vessel',
      })),
      ...['provider', 'costSource', 'news'].map(name => ({
        feature: 'extension-point' as const,
        name,
      })),
    ],
  ),
  blueprint(
    'pilots',
    [],
    [
      {
        ...{ feature: 'custom', name: 'roster', services: [] },
        ...{ router: true, documented: true },
        refs: [
          {
            ...{ from: NODE, name: 'vesselsServiceRef', version: '0.1.0' },
            mock: {
              ...{ from: `${NODE}/testUtils`, name: 'vesselsServiceMock' },
              isFunction: true,
            },
          },
        ],
      },
    ],
  ),
];
