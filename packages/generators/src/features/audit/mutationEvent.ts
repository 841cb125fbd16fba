import { kebabCase } from '../../blueprint/names.ts';

/** What the auditor calls the writes of a resource, or of a link: `incident-mutate` */
export const mutationEvent = (name: string) => `${kebabCase(name)}-mutate`;
