import { all, replace } from '../edit.ts';
import type { Edits } from './edits.ts';

export const playlistEdits: Edits = {
  // What lists are narrowed by, and what is counted of each playlist.
  'src/playlists/schema.ts': all(
    replace(
      '  public: oneOrMore(booleanParameter()).optional(),\n});',
      `  public: oneOrMore(booleanParameter()).optional(),
  followed: booleanParameter().optional().describe('Followed by the caller'),
});`,
    ),
    replace(
      '  updatedAt: z.iso.datetime(),\n});',
      `  updatedAt: z.iso.datetime(),
  // Of what is read.
  entities: z.int().optional(),
  followers: z.int().optional(),
  followed: z.boolean().optional(),
});`,
    ),
  ),
  'src/playlists/PlaylistStore.ts': all(
    replace(
      'query: ListPlaylists,\n    _options: ReadOptions,',
      'query: ListPlaylists,\n    { credentials: { principal } }: ReadOptions,',
    ),
    replace(
      "['public', '=', query.public],\n    ]);",
      `['public', '=', query.public],
    ]);
    if (query.followed !== undefined) {
      const ref = principal.type === 'user' ? principal.userEntityRef : '';
      const followed = this.knex('playlist_members')
        .where({ role: 'follower', ref })
        .select('playlist');
      playlists[query.followed ? 'whereIn' : 'whereNotIn']('id', followed);
    }`,
    ),
  ),
  'src/playlists/createPlaylistService.ts': all(
    replace(
      'import { PermittedPlaylists }',
      "import { counted } from './counted';\nimport { PermittedPlaylists }",
    ),
    replace('return new Permitted', 'const permitted = new Permitted'),
    replace('  );\n}', '  );\n  return counted(permitted, deps.knex);\n}'),
  ),
  'src/plugin.test.ts': all(
    replace(
      "  'get /members': { ...reading, service: 403 },\n",
      `  'get /playlists/{id}/entities': reading,
  'put /playlists/{id}/entities/{kind}/{namespace}/{name}': writing,
  'delete /playlists/{id}/entities/{kind}/{namespace}/{name}': writing,
  'put /playlists/{id}/following': { ...writing, user: 204, owner: 204 },
  'delete /playlists/{id}/following': { ...writing, user: 204, owner: 204 },
`,
    ),
    replace("['/members']", "['/playlists']"),
  ),
};
