/** An answer of arXiv's API about one made-up paper; `id` with its version. */
export const feed = (id: string, { title = 'Paper\n  Planes' }: { title?: string } = {}) =>
  around(`<entry>
    <id>http://arxiv.org/abs/${id}</id>
    <title>${title.replace('\n  ', ' ')}</title>
    <updated>2026-06-18T10:00:00Z</updated>
    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <summary>We fold a thousand planes &amp; count &lt;b&gt;them&lt;/b&gt;.</summary>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-06-17T10:00:00Z</published>
    <arxiv:comment>12 pages</arxiv:comment>
    <author><name>Ada Falter</name></author>
    <author><name>Ben Kniff</name></author>
  </entry>`);

export const emptyFeed = () => around('');

export const errorFeed = () =>
  around(`<entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format</id>
    <title>Error</title>
    <summary>incorrect id format</summary>
    <author><name>arXiv api core</name></author>
  </entry>`);

const around = (entries: string) => `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <id>https://arxiv.org/api/made-up</id>
  <title>arXiv Query: made up</title>
  ${entries}
</feed>`;
