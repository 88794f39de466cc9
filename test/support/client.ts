/** Tests use the same client of the workspace as the scripts. */
export * from '../../tools/workspace/client';
