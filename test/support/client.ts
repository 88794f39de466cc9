/** Tests use the same client of the workspace as the scripts. */
export * from '../../packages/embedded-workspace/src/client';
