import { toIsoString } from '@stagecraft/backend-runtime';
import { Knex } from 'knex';
import { ComponentSummary, Release } from './release';

// SQLite takes at most 500 rows in one insert.
const BATCH = 100;

interface ReleaseRow {
  reference: string;
  component: string;
  delivered_at: Date | string;
  lead_minutes: number;
}

/** Keeps releases in the plugin's database. */
export class ReleaseStore {
  constructor(private readonly knex: Knex) {}

  /** Stores all of them or none; one that is there already gets the new values. */
  async upsert(releases: Release[], signal: AbortSignal): Promise<void> {
    // PostgreSQL refuses a key that comes twice in one statement; the last one counts.
    const byReference = new Map(releases.map(one => [one.reference, one]));
    const rows = [...byReference.values()].map(toRow);
    await this.knex.transaction(async trx => {
      for (let start = 0; start < rows.length; start += BATCH) {
        signal.throwIfAborted();
        await trx<ReleaseRow>('releases')
          .insert(rows.slice(start, start + BATCH))
          .onConflict('reference')
          .merge();
      }
    });
  }

  /** Sums up the releases of each component. */
  async summarize(): Promise<ComponentSummary[]> {
    const rows = await this.knex<ReleaseRow>('releases')
      .select('component')
      .count({ releases: '*' })
      .avg({ averageLeadMinutes: 'lead_minutes' })
      .max({ lastDeliveredAt: 'delivered_at' })
      .groupBy('component')
      .orderBy('component');
    // PostgreSQL gives counts and averages as text.
    return rows.map(row => ({
      component: row.component,
      releases: Number(row.releases),
      averageLeadMinutes: Number(row.averageLeadMinutes),
      lastDeliveredAt: toIsoString(row.lastDeliveredAt),
    }));
  }
}

function toRow(release: Release): ReleaseRow {
  const { reference, component, deliveredAt, leadMinutes } = release;
  return {
    reference,
    component,
    delivered_at: deliveredAt,
    lead_minutes: leadMinutes,
  };
}
