import type { ShownJob } from './showJob';

/** Where to look and what to copy into a shell, for whoever wants to see it happen again. */
export function whatToTry(url: string, appId: string, { kept }: ShownJob): string {
	const credentials = `-H "X-User-Id: ${kept.userId}" -H "X-Auth-Token: $TOKEN"`;
	return `Try it in chat: open ${url} in two browser windows that share no cookies (one of them private), log in as
demo / demo in both, and type /logout-others in one. The administrator is admin / admin.

Try it as a script:

  # log in once more
  TOKEN=$(curl -s ${url}/api/v1/login -d user=demo -d password=demo | sed 's/.*"authToken":"\\([^"]*\\)".*/\\1/')

  # log out all others, the app's way
  curl -s -X POST ${credentials} \\
    ${url}/api/apps/public/${appId}/users.logoutOtherClients

  # still in?
  curl -s ${credentials} ${url}/api/v1/me

Ctrl-C ends the workspace; what it holds stays in its data folder.`;
}
