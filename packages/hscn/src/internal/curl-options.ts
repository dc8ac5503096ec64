/** What a `curl` option means here; `skip` has a value that is of no interest. */
export type CurlMeaning =
  'method' | 'header' | 'data' | 'raw' | 'encoded' | 'json' | 'upload' | 'url' | 'skip';

/** The options of `curl` that have a value (curl manual). Any other is a switch. */
export const curlOptions: Readonly<Record<string, CurlMeaning>> = {
  '-X': 'method',
  '--request': 'method',
  '-H': 'header',
  '--header': 'header',
  '-d': 'data',
  '--data': 'data',
  '--data-binary': 'data',
  '--data-ascii': 'data',
  '--data-raw': 'raw',
  '--data-urlencode': 'encoded',
  '--json': 'json',
  '-T': 'upload',
  '--upload-file': 'upload',
  '--url': 'url',
  ...Object.fromEntries(
    [
      '-A -b -C -c -D -E -e -F -K -m -o -P -Q -r -t -u -w -x -Y -y -z',
      '--cacert --capath --cert --cert-type --ciphers --config --connect-timeout --connect-to --cookie',
      '--cookie-jar --dump-header --form --form-string --interface --key --key-type --limit-rate --max-filesize',
      '--max-redirs --max-time --noproxy --oauth2-bearer --output --output-dir --pass --pinnedpubkey --proxy',
      '--proxy-header --proxy-user --range --referer --resolve --retry --retry-delay --retry-max-time',
      '--stderr --tls-max --trace --trace-ascii --user --user-agent --write-out',
    ]
      .join(' ')
      .split(' ')
      .map((name) => [name, 'skip'] as const),
  ),
};
