/** Drives the page of a workspace in Chromium. */
export * from './chromium';
export { findChromium } from './findChromium';
export * from './openClient';
export * from './unreadableTexts';
export * from './WebClient';
