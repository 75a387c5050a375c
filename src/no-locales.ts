/**
 * What the Worker has instead of zod's fifty languages (60 KB compressed): problems are told in
 * English. wrangler.toml puts this file in their place.
 */
export const locales = undefined;
