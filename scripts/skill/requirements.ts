/**
 * What somebody may want: the words to put into the blocks of SKILL.md that tell to.
 * A block is known by the first variable that it sets, and is run once for each entry
 * here, not at all for an empty list, and as it stands when it is not named.
 */
export interface Requirement {
  /** What is wanted, as a sentence would end with it. */
  name: string;
  blanks: Partial<
    Record<'plugin' | 'resource' | 'system' | 'service' | 'changed', Blanks[]>
  >;
}

/** Values of the variables that a block sets. */
export type Blanks = Record<string, string>;

/** Different enough to pass through every block of SKILL.md. */
export const requirements: Requirement[] = [
  { name: 'its own example, of maintenance windows', blanks: {} },
  {
    name: 'incidents with comments that refer to them',
    blanks: {
      plugin: [{ plugin: 'incident-tracker' }],
      resource: [
        {
          resource: 'incident',
          fields:
            'title:string severity:enum(low,medium,high):index state:enum(open,mitigated,resolved)=open:index service:entityRef:index startedAt:datetime:index resolvedAt:datetime?',
        },
        {
          resource: 'comment',
          fields: 'incident:ref(incident,cascade) body:text',
        },
      ],
      system: [],
      service: [],
      changed: [
        { changed: 'incident', added: 'impactedUsers:integer=0:index' },
      ],
    },
  },
  {
    name: 'answers from other systems, without a resource',
    blanks: {
      plugin: [{ plugin: 'on-call' }],
      resource: [],
      system: [
        { system: 'pager', annotation: 'example.com/team', section: 'onCall' },
      ],
      service: [{ service: 'roster', services: 'urlReader,cache' }],
      changed: [],
    },
  },
];
