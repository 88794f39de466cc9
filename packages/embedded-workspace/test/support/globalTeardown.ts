export { endTestRun as default } from '../../src/testing';
