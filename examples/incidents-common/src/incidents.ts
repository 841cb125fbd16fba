/**
 * An incident as it is answered.
 *
 * @public
 */
export interface Incident {
  id: string;
  title: string;
  severity: 'low' | 'medium' | 'high';
  summary: string | null;
  startedAt: string;
  service: string | null;
  reference: string | null;
  acknowledged: boolean;
  impactedUsers: number | null;
  version: number;
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  /** What was asked for by `expand`; null where the caller sees no such entity. */
  expanded?: {
    service?: {
      title: string;
      type: string | null;
      owner: string | null;
    } | null;
  };
}

/**
 * What creates an incident.
 *
 * @public
 */
export interface CreateIncident {
  title: string;
  severity: 'low' | 'medium' | 'high';
  summary?: string | null;
  startedAt: string;
  service?: string | null;
  reference?: string | null;
  acknowledged: boolean;
  impactedUsers?: number | null;
}

/**
 * What changes an incident: only the fields that are given; null clears one.
 *
 * @public
 */
export interface UpdateIncident {
  title?: string;
  severity?: 'low' | 'medium' | 'high';
  summary?: string | null;
  startedAt?: string;
  service?: string | null;
  reference?: string | null;
  acknowledged?: boolean;
  impactedUsers?: number | null;
}

/**
 * What is read with an incident.
 *
 * @public
 */
export interface GetIncident {
  /** Adds what the catalog says of it, as the caller sees it. */
  expand?: 'service' | 'service'[];
}

/**
 * Which incidents are listed, and in which order.
 *
 * @public
 */
export interface ListIncidents {
  /** How many a page has at most, 1 to 100. */
  limit?: number;
  /** `nextCursor` of an earlier page. */
  cursor?: string;
  order?: 'asc' | 'desc';
  /** Whether to count the incidents of all pages. */
  count?: boolean;
  createdBy?: string | string[];
  createdAtAfter?: string;
  createdAtBefore?: string;
  severity?: 'low' | 'medium' | 'high' | ('low' | 'medium' | 'high')[];
  startedAt?: string | string[];
  startedAtAfter?: string;
  startedAtBefore?: string;
  service?: string | string[];
  /** Adds what the catalog says of it, as the caller sees it. */
  expand?: 'service' | 'service'[];
}

/**
 * Some of the incidents, and how to go on.
 *
 * @public
 */
export interface IncidentPage {
  items: Incident[];
  pageInfo: {
    /** The last page has none. */
    nextCursor?: string;
    /** Of all pages, if that was asked for. */
    totalItems?: number;
  };
}
