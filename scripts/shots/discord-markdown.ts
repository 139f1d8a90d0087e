/** Discord's markdown as HTML, as far as our messages use it. */
export function discordHtml(content: string, names: Record<string, string>): string {
  const fenced = content.split(/```\n?([\s\S]*?)\n?```/);
  return fenced.map((part, at) => (at % 2 === 1 ? `<pre>${escaped(part)}</pre>` : lines(part, names))).join('');
}

const lines = (text: string, names: Record<string, string>) =>
  text
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((line) => {
      const [, mark = '', rest = ''] = /^(### |-# |> )?(.*)$/s.exec(line) ?? [];
      const html = inline(rest, names) || '&nbsp;';
      return `<div class="${{ '### ': 'heading', '-# ': 'small', '> ': 'quote' }[mark] ?? 'line'}">${html}</div>`;
    })
    .join('');

const token =
  /\\([^A-Za-z0-9\s])|`([^`]+)`|\[((?:\\.|[^\]\\])*)\]\(([^)]+)\)|\*\*((?:\\.|[^\\])+?)\*\*|\*((?:\\.|[^*\\])+?)\*|<([@#])(\d+)>|<(\/[a-z -]+):\d+>/gs;

function inline(text: string, names: Record<string, string>): string {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, sign, code, label, url, bold, italic, kind, id = '', command] = match;
    html += escaped(text.slice(end, match.index));
    end = match.index + whole.length;
    if (sign !== undefined) html += escaped(sign);
    else if (code !== undefined) html += `<code>${escaped(code)}</code>`;
    else if (label !== undefined) html += `<a href="${escaped(url ?? '')}">${inline(label, names)}</a>`;
    else if (bold !== undefined) html += `<b>${inline(bold, names)}</b>`;
    else if (italic !== undefined) html += `<i>${inline(italic, names)}</i>`;
    else if (command !== undefined) html += `<span class="mention">${escaped(command)}</span>`;
    else html += `<span class="mention">${kind}${escaped(names[id] ?? 'someone')}</span>`;
  }
  return html + escaped(text.slice(end));
}

export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
