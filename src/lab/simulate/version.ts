/**
 * Version of the simulator; raise it with every change that changes its pictures. Stored pictures of another version
 * are not used.
 */
export const SIMULATOR_VERSION = '7';
