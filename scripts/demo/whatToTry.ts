import type { ShownJob } from './showJob';

/** Lines to copy into a shell, for whoever wants to see it happen again. */
export function whatToTry(url: string, appId: string, { kept }: ShownJob): string {
	const credentials = `-H "X-User-Id: ${kept.userId}" -H "X-Auth-Token: $TOKEN"`;
	return `Try it (user demo, password demo; administrator admin, password admin):

  # log in once more: the token is data.authToken
  TOKEN=$(curl -s ${url}/api/v1/login -d user=demo -d password=demo | sed 's/.*"authToken":"\\([^"]*\\)".*/\\1/')

  # log out all others, the app's way
  curl -s -X POST ${credentials} \\
    ${url}/api/apps/public/${appId}/users.logoutOtherClients

  # still in?
  curl -s ${credentials} ${url}/api/v1/me

Ctrl-C ends the workspace; what it holds stays in its data folder.`;
}
