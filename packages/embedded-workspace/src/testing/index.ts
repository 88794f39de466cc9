/** What tests and measurements need besides the public face: what is stored, live events, and what the workers of jest share. */
export type { AppCall } from '../apps/AppCalls';
export type { Fault } from '../apps/Faults';
export { directRoom } from '../rooms/rooms';
export type { ClientEventStore } from '../rooms/LiveEvents';
export { type Db, inTransaction, openStore } from '../store/Store';
export { storesOf, type Stores } from '../stores';
export { runtimePids } from '../workspaceProcess';
export * from './devices';
export * from './liveEvents';
export * from './secretSearch';
export * from './shared';
export * from './sharedWorkspace';
export * from './testRun';
export * from './until';
