/** What tests and measurements need besides the public face: what is stored, live events, and what the workers of jest share. */
export type { AppCall } from '../engine/AppCalls';
export type { Fault } from '../engine/Faults';
export { directRoom } from '../rooms/directRoom';
export { AppPersistenceStore } from '../store/AppPersistenceStore';
export type { ClientEventStore } from '../store/ClientEventStore';
export { randomId } from '../store/ids';
export { hashLoginToken } from '../store/LoginTokenStore';
export { type Db, inTransaction, openStore } from '../store/Store';
export { storesOf, type Stores } from '../store/stores';
export { runtimePids } from '../workspaceProcess';
export * from './devices';
export * from './liveEvents';
export * from './secretSearch';
export * from './shared';
export * from './sharedWorkspace';
export * from './testRun';
export * from './until';
