/** Of the simulator; raise it with every change that changes its pictures. What is kept of another is not taken for this one's. */
export const SIMULATOR_VERSION = '7';
