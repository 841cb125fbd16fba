import { replace } from '../edit.ts';
import type { Edits } from './edits.ts';

export const announcementsEdits: Edits = {
  'src/announcements/schema.ts': replace(
    '    untilAtBefore: dateTime().optional(),\n',
    `    untilAtBefore: dateTime().optional(),
    current: booleanParameter()
      .optional()
      .describe('Active, begun, and not over'),
    tag: oneOrMore(resourceId()).optional().describe('With one of these tags'),
`,
  ),
  'src/announcements/AnnouncementStore.ts': replace(
    "['until_at', '<', query.untilAtBefore],\n    ]);",
    `['until_at', '<', query.untilAtBefore],
    ]);
    if (query.current !== undefined) {
      const now = new Date().toISOString();
      announcements[query.current ? 'where' : 'whereNot'](current =>
        current
          .where('active', true)
          .where('start_at', '<=', now)
          .where(open =>
            open.whereNull('until_at').orWhere('until_at', '>', now),
          ),
      );
    }
    if (query.tag) {
      const tagged = this.knex('announcement_tags')
        .whereIn('tag_id', [query.tag].flat())
        .select('announcement_id');
      announcements.whereIn('id', tagged);
    }`,
  ),
};
