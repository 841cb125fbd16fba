/**
 * Whose packages only a registry of this machine has: the kit's, and those of a company
 * that there is not.
 */
export const OWN_SCOPES = ['@stagecraft', '@acme'];
