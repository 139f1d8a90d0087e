export const prose = 'We describe what we did in plain words, and what came of it. '.repeat(40).trim();

/** What arXiv's HTML looks like: made by LaTeXML, with navigation, formulae, a figure, a table, references. */
export const arxivPage = `<!DOCTYPE html><html><head><title>Tidepool</title><style>p{}</style><script>alert(1)</script></head><body>
<header><a href="/">navigate</a></header><nav class="ltx_TOC">navigate</nav>
<article class="ltx_document"><h1 class="ltx_title ltx_title_document">Tidepool</h1><div class="ltx_authors">A. Vane</div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">Small models forget.</p></div>
<section class="ltx_section"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">1 </span>Introduction</h2>
<div class="ltx_para"><p class="ltx_p">${prose}</p></div></section>
<section class="ltx_section"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">2 </span>Method</h2>
<div class="ltx_para"><p class="ltx_p">We set <math alttext="\\alpha=0.5"><semantics><mi>α</mi><annotation>x</annotation></semantics></math>, as in Fig. 1.</p></div>
<figure><svg><text>cell</text></svg><figcaption>Figure 1: The overview.</figcaption></figure>
<table class="ltx_tabular"><tr><td>cell</td></tr></table></section>
<section class="ltx_appendix"><h2>Appendix A Details</h2><p>More.</p></section>
<section class="ltx_bibliography"><h2>References</h2><p>Okoro and Lind. 2023.</p></section></article>
<footer><button>Report issue</button></footer></body></html>`;

export const markdownPage = `---
title: Tidepool
---
# Tidepool

Ada Vane

## 1 Introduction

${prose}

![figure](x.png)

| a | b |
|---|---|
| cell | cell |

## **2 Method**

We use *small* [blocks](https://example.org/a_(b)) and \`snake_case_names\`.

## References

- Okoro and Lind. 2023.
`;
