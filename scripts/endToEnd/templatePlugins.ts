import { equal } from 'node:assert/strict';

/** The ids of plugins that `yarn new` makes, by the template of the kit. */
export type TemplatePlugins = Record<
  'backend-plugin' | 'backend-plugin-integration' | 'backend-plugin-job',
  string
> &
  // A release may be too old for it.
  Partial<Record<'backend-plugin-secured', string>>;

/** What these plugins do not start without, as environment variables. */
export const templateConfig = (plugins: TemplatePlugins) =>
  Object.fromEntries(
    Object.entries({
      'backend-plugin-integration': {
        upstream: { baseUrl: 'http://127.0.0.1:9' },
      },
      'backend-plugin-job': {
        changes: { secrets: ['whsec_b25seSBmb3IgdGVzdHM='] },
      },
    } as const).map(([template, config]) => [
      `APP_CONFIG_${camelCase(plugins[template as keyof typeof plugins]!)}`,
      JSON.stringify(config),
    ]),
  );

const camelCase = (id: string) =>
  id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * Asks each whether it serves: in development a backend goes on without those that fail.
 *
 * @param url - where the backend listens
 */
export async function checkTemplatePlugins(
  url: string,
  plugins: TemplatePlugins,
): Promise<void> {
  for (const id of Object.values(plugins)) {
    const { status } = await fetch(`${url}/api/${id}/health`);
    equal(status, 200, `/api/${id}/health`);
  }
}
