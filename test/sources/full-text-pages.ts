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

/** What Hugging Face gives where arXiv has no HTML: its own page of the paper. */
export const pageAboutPaper = `Title: Paper page - Tidepool

URL Source: https://huggingface.co/papers/2606.00001

Markdown Content:
arxiv:2606.00001

## Tidepool

## Abstract

${prose}

### Community

[reader-one](https://huggingface.co/reader-one)

I trained it in five minutes. ${prose}

## Models citing this paper 5

## Datasets citing this paper 0

No dataset linking this paper
`;

/** What Hugging Face gives otherwise: lines above the text, headings over rules, and a page's own words. */
export const readPage = `Title: Tidepool

URL Source: https://arxiv.org/html/2606.00001

Published Time: Fri, 14 Mar 2026 00:51:57 GMT

Markdown Content:
Back to arXiv
Why HTML?

Ada Vane 1,2, Ben Okoro 3

###### Abstract

Small models forget.

1 Introduction
--------------

${prose}

Permission to make digital or hard copies of part of this work is granted without fee.

### 2.1 Method

We wait for the tide.

Preprint. Under review.

References
----------

Okoro and Lind. 2023. Tides. arXiv preprint.
`;

/** HTML of a converter that names its classes in its own way. */
export const otherConverter = `<!DOCTYPE html><html><head><title>Tidepool</title></head><body>
<nav><a href="/">navigate</a></nav><main><article><h1>Tidepool</h1><div class="x-people">Ada Vane, University of Sands</div>
<p>License: CC BY 4.0</p><h6>Abstract</h6><p>Small models forget.</p>
<section id="S1"><h2>1 Introduction</h2><p>${prose}</p><p>Permission to make digital or hard copies is granted.</p></section>
<section id="S2"><h2>2 Method</h2><p>We wait for the tide.</p></section>
<section role="doc-bibliography"><p>Okoro and Lind. 2023.</p></section>
<section id="bib"><h2>Sources</h2><ul><li id="bib.bib1">Okoro and Lind. 2023.</li></ul></section></article></main>
<footer>Report issue for preceding element</footer></body></html>`;
