import { incident, minute } from '../__testUtils__/evolved.ts';
import { checkLinks, linkedTo } from './links.ts';

const playlist = {
  ...incident(['title:string']),
  ...{ name: 'playlist', plural: 'playlists' },
};
const entity = { ...playlist, name: 'entity', plural: 'entities' };
const link = {
  feature: 'link' as const,
  name: 'playlistEntities',
  addedAt: minute(1),
  between: ['playlist', 'entity'] as [string, string],
};
const check = (...features: (typeof link)[]) =>
  checkLinks({ pluginId: 'a', resources: [playlist, entity], features });

it('narrows the list of either side by the other', () => {
  const blueprint = { resources: [playlist, entity], features: [link] };
  expect([playlist, entity].map(one => linkedTo(one, blueprint))).toEqual([
    [
      {
        ...{ link: 'playlist_entities', id: 'entityId', label: 'entity' },
        ...{ column: 'entity_id', own: 'playlist_id' },
      },
    ],
    [
      {
        ...{ link: 'playlist_entities', id: 'playlistId', label: 'playlist' },
        ...{ column: 'playlist_id', own: 'entity_id' },
      },
    ],
  ]);
});

it('takes what was there before', () => {
  expect(() => check(link)).not.toThrow();
  expect(() => check({ ...link, addedAt: minute(0) })).toThrow(
    'is about a resource "playlist" that was not there before it',
  );
  expect(() => check({ ...link, between: ['entity', 'tag'] })).toThrow(
    'is about a resource "tag" that was not there before it',
  );
});

it('names the older of two links between the same', () => {
  const older = { ...link, name: 'zoo', addedAt: minute(1) };
  const younger = { ...link, name: 'ant', addedAt: minute(2) };
  const back = ['entity', 'playlist'] as [string, string];
  for (const other of [younger, { ...younger, between: back }]) {
    expect(() => check(other, older)).toThrow(
      'link/ant would link what link/zoo does already; take that back first with: yarn backstage-cli stagecraft undo --plugin a --entry link/zoo',
    );
  }
});
