"""Saved web pages as different makers write them: their habits of markup, around a story that is invented.

Each page has the furniture its maker puts around an article (menus, sharing, consent, related stories, comments), all of
it with words that begin with "Furniture" or "Remark", so that a test can tell what went where.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage

TITLE = "Sluice keeper had warned of the gate for a year"
STORY = (
    "The keeper of the Marren sluice wrote eleven letters about the cracked gate before it gave way on Tuesday night,"
    " papers seen by this newspaper show.",
    "Water stood 1.4 metres deep in the lower streets of Ostley by morning, and 230 households were taken to the sports"
    " hall, the district said.",
    "“I asked for a new hinge in March and was told to wait for the budget,” Tomas Rehn, who has kept the sluice since"
    " 1998, told the council on Thursday.",
    "A spokeswoman for the water board said that the letters had been received and that an engineer had judged the gate"
    " safe in June.",
    "The gate is to be replaced by the end of October, at a cost of 2.1 million crowns, of which the state pays half.",
)
NAME, OUTLET, DAY = "Mira Solberg", "Ostley Observer", "2026-09-18"
CAPTION = "The broken gate, seen from the south bank."
QUOTED = "The hinge will not last another winter, and I have said so to everybody who would listen."


@dataclass(frozen=True)
class Saved:
    """A saved page: its source, and what should be found in it; None where the page does not say it."""

    source: str
    title: str = TITLE
    outlet: str | None = OUTLET
    byline: str | None = NAME
    published: str | None = DAY
    language: str = "en"
    caption: bool = False
    quoted: bool = False
    remarks: bool = False


def _p(*words: str, attributes: str = "") -> str:
    return "\n".join(f"<p{attributes}>{each}</p>" for each in words)


def _menu(count: int = 6) -> str:
    return "".join(f'<li><a href="/{n}">Furniture menu {n}</a></li>' for n in range(count))


_TEASERS = "".join(
    f'<div class="card"><a href="/s{n}"><h3>Furniture story number {n} about something else</h3></a>'
    f"<p>Furniture teaser {n}: the council met and talked about the price of firewood in the valley.</p></div>"
    for n in range(4)
)

WORDPRESS_CLASSIC = Saved(
    f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8"><title>{TITLE} | {OUTLET}</title>
<meta name="generator" content="WordPress 4.9.8"><link rel="pingback" href="https://observer.example/xmlrpc.php">
<meta property="og:site_name" content="{OUTLET}"><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="{DAY}T06:12:00+00:00"><meta name="author" content="{NAME}">
</head><body class="post-template-default single single-post postid-812 single-format-standard">
<div id="page" class="hfeed site"><header id="masthead" class="site-header"><h2 class="site-title">Furniture Observer</h2>
<nav id="site-navigation" class="main-navigation"><ul id="menu-main" class="menu">{_menu()}</ul></nav></header>
<div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-812" class="post-812 post type-post status-publish hentry category-district">
<header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on">
<time class="entry-date published" datetime="{DAY}T06:12:00+00:00">18 September 2026</time></span>
<span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/mira">{NAME}</a></span></span></div>
</header><div class="entry-content">{_p(*STORY[:2])}
<div id="attachment_9" class="wp-caption aligncenter"><img src="gate.jpg" class="wp-image-9" alt="">
<p class="wp-caption-text">{CAPTION}</p></div>
{_p(STORY[2])}<blockquote><p>{QUOTED}</p></blockquote>{_p(*STORY[3:])}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Furniture share this:</h3><ul><li>Furniture Twitter</li>
<li>Furniture Facebook</li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Furniture related</h3></div>
</div></article><div id="comments" class="comments-area"><h2 class="comments-title">Remark count: 2</h2>
<ol class="comment-list"><li class="comment even"><div class="comment-body"><p>Remark one: my cellar is still full of water
and nobody from the district has come to look at it.</p></div></li><li class="comment odd"><div class="comment-body">
<p>Remark two: eleven letters and not one answer worth the stamp.</p></div></li></ol></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Furniture recent posts</h2>
<ul>{_menu(4)}</ul></section></aside><footer id="colophon" class="site-footer"><p>Furniture: proudly powered.</p></footer>
</div></body></html>""",
    caption=True, quoted=True, remarks=True,
)  # fmt: skip

WORDPRESS_BLOCKS = Saved(
    f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{TITLE} - {OUTLET}</title>
<meta name="author" content="{NAME}"><meta property="og:site_name" content="{OUTLET}">
<meta property="article:published_time" content="{DAY}T06:12:00+00:00"></head>
<body class="wp-singular post-template-default single wp-embed-responsive"><div class="wp-site-blocks">
<header class="wp-block-template-part"><div class="wp-block-group is-layout-flex"><p class="wp-block-site-title">
<a href="/">Furniture Observer</a></p><nav class="wp-block-navigation"><ul class="wp-block-navigation__container">{_menu()}
</ul></nav></div></header><main class="wp-block-group is-layout-flow" id="wp--skip-link--target">
<h1 class="wp-block-post-title">{TITLE}</h1><div class="wp-block-post-date"><time datetime="{DAY}T06:12:00+00:00">
September 18, 2026</time></div><div class="entry-content wp-block-post-content is-layout-constrained">
{_p(STORY[0], attributes=' class="wp-block-paragraph has-drop-cap"')}
{_p(STORY[1], attributes=' class="wp-block-paragraph"')}
<figure class="wp-block-image size-large"><img src="gate.jpg" class="wp-image-9"><figcaption class="wp-element-caption">{CAPTION}
</figcaption></figure>{_p(*STORY[2:4])}<blockquote class="wp-block-quote is-layout-flow"><p>{QUOTED}</p></blockquote>
{_p(STORY[4])}</div><div class="wp-block-group post-navigation"><a href="/p">Furniture previous</a>
<a href="/n">Furniture next</a></div></main><footer class="wp-block-template-part"><p>Furniture designed with blocks.</p>
</footer></div></body></html>""",
    caption=True, quoted=True,
)  # fmt: skip

DRUPAL = Saved(
    f"""<!DOCTYPE html><html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8">
<meta name="Generator" content="Drupal 10 (https://www.drupal.org)"><title>{TITLE} | {OUTLET}</title>
<meta property="og:site_name" content="{OUTLET}"><meta name="author" content="{NAME}">
<meta property="article:published_time" content="{DAY}T08:00:00+0200"></head><body class="path-node page-node-type-article">
<a href="#main-content" class="visually-hidden focusable">Furniture skip to content</a>
<div class="layout-container"><header role="banner"><div class="region region-header"><nav role="navigation" class="block
block-menu navigation menu--main"><ul class="menu">{_menu()}</ul></nav></div></header><main role="main">
<div class="layout-content"><div class="region region-content"><div class="block block-system-main-block">
<article data-history-node-id="41" class="node node--type-article node--view-mode-full"><h1 class="page-header">
<span class="field field--name-title">{TITLE}</span></h1><footer class="node__meta"><div class="node__submitted">
Furniture submitted by editor on Fri, 09/18/2026</div></footer><div class="node__content">
<div class="field field--name-field-image"><img src="gate.jpg"></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary"><div class="field__item">{_p(*STORY)}
</div></div><section class="field field--name-comment comment-wrapper" id="comments"><h2 class="title">Remarks</h2>
<article class="comment js-comment"><div class="field--name-comment-body"><p>Remark one: the same engineer looked at the
bridge, and look at the bridge now.</p></div></article></section></div></article></div></div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="region"><h2>Furniture most read</h2><ol>{_menu(5)}</ol>
</div></aside></main><footer role="contentinfo"><p>Furniture powered by Drupal</p></footer></div></body></html>""",
    remarks=True,
)  # fmt: skip

BIG_SYSTEM = Saved(
    f"""<!doctype html><html lang="en" data-edition="intl"><head><meta charset="utf-8"><title>{TITLE} - {OUTLET}</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle","headline":"{TITLE}",
"datePublished":"{DAY}T05:30:00Z","dateModified":"2026-09-19T10:00:00Z","author":[{{"@type":"Person","name":"{NAME}"}}],
"publisher":{{"@type":"NewsMediaOrganization","name":"{OUTLET}"}},"isAccessibleForFree":true}},
{{"@type":"BreadcrumbList","itemListElement":[]}}]}}</script>
<meta property="og:site_name" content="{OUTLET}"><script>window.__STATE__={{"furniture":"x".repeat(9)}};</script></head><body>
<div id="onetrust-consent-sdk"><div role="dialog" aria-label="Privacy" class="ot-sdk-container"><h2>Furniture: we value your
privacy</h2><p>Furniture consent: we and our 812 partners store cookies on your device to personalise advertisements and
measure how many people read them.</p><button>Furniture accept all</button><button>Furniture reject all</button></div></div>
<div id="app"><header class="Header-sc-1x"><nav aria-label="Main">{_menu(12)}</nav></header><main>
<article class="ArticlePage-sc-9q"><header><div class="Kicker-sc-2a"><a href="/d">Furniture: district</a></div>
<h1 class="Headline-sc-3b">{TITLE}</h1></header>
<section name="articleBody" class="meteredContent css-1r7ky0e">
<div class="css-53u6y8">{_p(*STORY[:2], attributes=' class="css-at9mc1"')}</div>
<div class="ad-slot" aria-hidden="true"><span>Furniture advertisement</span></div>
<div class="css-53u6y8">{_p(*STORY[2:4], attributes=' class="css-at9mc1"')}</div>
<aside class="newsletter-promo"><h3>Furniture: the morning letter</h3><p>Furniture: all that matters in the valley, in your
inbox before breakfast.</p><form><input type="email"><button>Furniture sign up</button></form></aside>
<div class="css-53u6y8">{_p(STORY[4], attributes=' class="css-at9mc1"')}</div></section></article>
<section aria-label="Related" class="Related-sc-7h">{_TEASERS}</section></main><footer><p>Furniture: all rights reserved.</p>
</footer></div></body></html>"""
)

BLOGGER = Saved(
    f"""<!DOCTYPE html><html dir='ltr' lang='en' xmlns='http://www.w3.org/1999/xhtml' xmlns:b='http://www.google.com/2005/gml/b'>
<head><meta content='blogger' name='generator'/><title>{OUTLET}: {TITLE}</title><meta content='{TITLE}' property='og:title'/>
<meta property="og:site_name" content="{OUTLET}"/></head><body class='loading'><div class='body-fauxcolumns'></div>
<div class='content'><div class='header section'><h1 class='title'><a href='/'>Furniture Observer</a></h1></div>
<div class='main-outer'><div class='column-center-outer'><div class='main section'><div class='widget Blog'>
<div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>Friday, 18 September 2026</span></h2>
<div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope'
itemtype='http://schema.org/BlogPosting'><h3 class='post-title entry-title' itemprop='name'>{TITLE}</h3>
<div class='post-body entry-content' id='post-body-5' itemprop='description articleBody'>
{"<br /><br />".join(STORY)}<div style='clear: both;'></div></div><div class='post-footer'>
<span class='post-author vcard'>Posted by <span class='fn' itemprop='author'><span itemprop='name'>{NAME}</span></span></span>
<span class='post-timestamp'>at <abbr class='published' itemprop='datePublished' title='{DAY}T08:12:00+02:00'>08:12</abbr></span>
<span class='post-labels'>Labels: <a href='/l'>Furniture label</a></span></div></div></div></div>
<div class='comments' id='comments'><h4>Remarks: 1</h4><div id='comment-holder'><div class='comment-block'>
<p class='comment-content'>Remark one: I grew up below that gate and we were always told to sleep upstairs.</p></div></div>
</div></div></div></div><div class='column-right-outer'><div class='sidebar section'><div class='widget BlogArchive'>
<h2>Furniture archive</h2><ul class='hierarchy'>{_menu(8)}</ul></div></div></div></div></div></body></html>""",
    remarks=True,
)  # fmt: skip

STATIC_SITE = Saved(
    f"""<!DOCTYPE html><html lang="en"><head><meta charset=utf-8><meta name=generator content="Hugo 0.121.1">
<title>{TITLE} · {OUTLET}</title><meta name=author content="{NAME}"><meta property="og:site_name" content="{OUTLET}">
<meta itemprop=datePublished content="{DAY}T00:00:00+00:00"><meta property="article:published_time" content="{DAY}"></head>
<body><header><a href=/ class=logo>Furniture home</a><nav><ul>{_menu(3)}</ul></nav></header><main class=post><article>
<h1>{TITLE}</h1><p class=meta><time datetime={DAY}>September 18, 2026</time> · 3 min read</p><div class=content>
{_p(*STORY)}</div></article><nav class=pagination><a href=/a>← Furniture older</a> <a href=/b>Furniture newer →</a></nav></main>
<footer><span>© Furniture 2026</span></footer></body></html>"""
)

AMP = Saved(
    f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><script async src="https://cdn.invalid/v0.js"></script>
<title>{TITLE}</title><link rel="canonical" href="https://observer.example/sluice"><style amp-boilerplate>body{{animation:none}}
</style><style amp-custom>.furniture{{color:red}}</style><script type="application/ld+json">{{"@context":"http://schema.org",
"@type":"NewsArticle","headline":"{TITLE}","datePublished":"{DAY}T05:30:00Z","author":{{"@type":"Person","name":"{NAME}"}},
"publisher":{{"@type":"Organization","name":"{OUTLET}"}}}}</script></head><body>
<amp-sidebar id="sidebar" layout="nodisplay" side="left"><ul>{_menu(7)}</ul></amp-sidebar>
<header class="amp-wp-header"><div><a href="/">Furniture AMP home</a></div></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{TITLE}</h1></header>
<figure class="amp-wp-article-featured-image"><amp-img src="gate.jpg" width="600" height="400" layout="responsive"></amp-img>
<figcaption class="amp-wp-caption-text">{CAPTION}</figcaption></figure>
<div class="amp-wp-article-content">{_p(*STORY[:3])}<amp-ad width="300" height="250" type="x"><div placeholder>Furniture ad</div>
</amp-ad>{_p(*STORY[3:])}</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta"><a href="/c">Furniture leave a
comment</a></div></footer></article><amp-analytics type="x"><script type="application/json">{{"furniture":1}}</script>
</amp-analytics></body></html>""",
    caption=True,
)  # fmt: skip

SAVED_BY_A_BROWSER = Saved(
    f"""<!DOCTYPE html>
<html class="js flexbox no-touch wf-active" lang="en-GB"><head><meta http-equiv="content-type" content="text/html; charset=UTF-8">
<!-- saved from url=(0041)https://observer.example/news/sluice.html -->
<title>{TITLE} | {OUTLET}</title><meta property="og:site_name" content="{OUTLET}"><meta name="author" content="{NAME}">
<meta name="article:published_time" content="{DAY}T06:00:00Z"><meta property="article:published_time" content="{DAY}T06:00:00Z">
<link rel="stylesheet" href="sluice_files/main.css"><script src="sluice_files/gtm.js"></script>
<script>(function(w,d){{w.furniture=[];var s="<p>Furniture written by a script</p>";d.write(s);}})(window,document);</script>
<style>.advert{{display:none}} .furniture:after{{content:"Furniture from a style"}}</style></head>
<body data-page="article" style="overflow: auto;"><noscript><img src="https://x.invalid/p.gif">Furniture without scripts
</noscript><iframe src="sluice_files/frame.html" style="display: none;"></iframe>
<div id="sp_message_container" style="display: none;"><p>Furniture hidden consent message, which browsers keep.</p></div>
<div class="site"><div class="site-nav"><ul>{_menu(9)}</ul></div><div class="story"><h1 class="story__title">{TITLE}</h1>
<p class="story__byline">By <a href="/mira">{NAME}</a></p><div class="story__body" itemprop="articleBody">{_p(*STORY[:2])}
<div class="advert" id="google_ads_iframe_1"><iframe src="about:blank"></iframe></div>{_p(*STORY[2:])}
<div class="share-tools"><a href="/x">Furniture share</a><a href="/y">Furniture print</a></div></div></div>
<div class="outbrain">{_TEASERS}</div><div class="site-foot"><p>Furniture imprint</p></div></div>
<script src="sluice_files/app.js"></script><div id="fb-root" class="fb_reset"></div></body></html>"""
)

MEDIAWIKI = Saved(
    f"""<!DOCTYPE html><html class="client-js vector-feature-language-in-header-enabled" lang="en" dir="ltr"><head>
<meta charset="UTF-8"><title>{TITLE} - Valley Wiki</title><meta name="generator" content="MediaWiki 1.42.0"></head>
<body class="skin-vector ns-0 ns-subject page-Sluice rootpage-Sluice"><div id="mw-page-base" class="noprint"></div>
<div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading mw-first-heading">
<span class="mw-page-title-main">{TITLE}</span></h1><div id="bodyContent" class="vector-body"><div id="siteSub" class="noprint">
Furniture from Valley Wiki</div><div id="mw-content-text" class="mw-body-content"><div class="mw-content-ltr mw-parser-output"
lang="en" dir="ltr">{_p(*STORY[:2])}<div id="toc" class="toc" role="navigation"><h2>Furniture contents</h2><ul>
<li><a href="#a">Furniture 1</a></li></ul></div><h2><span class="mw-headline" id="a">Aftermath</span>
<span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/e">edit</a>
<span class="mw-editsection-bracket">]</span></span></h2>{_p(*STORY[2:])}</div></div>
<div id="catlinks" class="catlinks"><ul><li><a href="/c">Furniture category</a></li></ul></div></div></div>
<div id="mw-navigation"><nav class="vector-menu mw-portlet"><ul>{_menu(8)}</ul></nav></div><footer id="footer" class="mw-footer">
<ul id="footer-info"><li id="footer-info-lastmod">Furniture: this page was last edited on 18 September 2026.</li></ul></footer>
</body></html>""",
    outlet=None, byline=None, published=None,
)  # fmt: skip

LIVE_BLOG = Saved(
    f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} - live | {OUTLET}</title>
<meta property="og:site_name" content="{OUTLET}"><meta name="author" content="{
        NAME
    }"><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="{DAY}T06:00:00Z"></head><body><header><nav><ul>{
        _menu()
    }</ul></nav></header>
<main><h1>{TITLE}</h1><div class="liveblog" itemscope itemtype="http://schema.org/LiveBlogPosting">
{
        "".join(
            f'<article class="block block--content" id="block-{n}" itemprop="liveBlogUpdate"><header><time datetime="{DAY}T{9 - n:02}:00Z">'
            f"{9 - n}:00</time></header><div class='block-elements' itemprop='articleBody'><p>{words}</p></div></article>"
            for n, words in enumerate(STORY)
        )
    }</div></main>
<footer><p>Furniture imprint</p></footer></body></html>"""
)

FORUM = Saved(
    f"""<!DOCTYPE html><html lang="en" id="XF" data-template="thread_view"><head><meta charset="utf-8"><title>{TITLE} | Valley Forum
</title><meta property="og:site_name" content="Valley Forum"><meta property="og:title" content="{TITLE}"></head>
<body data-template="thread_view"><div class="p-pageWrapper"><header class="p-header"><div class="p-nav"><ul>{_menu()}</ul></div>
</header><div class="p-body"><div class="p-body-header"><h1 class="p-title-value">{TITLE}</h1></div>
<div class="block block--messages"><div class="block-body js-replyNewMessageContainer"><article class="message message--post"
data-author="{NAME}"><div class="message-user"><h4 class="message-name"><a class="username">{NAME}</a></h4></div>
<div class="message-content"><div class="bbWrapper">{_p(*STORY)}</div></div></article></div></div>
<div class="p-body-sidebar"><div class="block"><h3>Furniture: who is online</h3><ul>{_menu(4)}</ul></div></div></div>
<footer class="p-footer"><p>Furniture forum software</p></footer></div></body></html>""",
    outlet="Valley Forum", published=None,
)  # fmt: skip

PAGES = {
    "WordPress, classic theme": WORDPRESS_CLASSIC,
    "WordPress, block theme": WORDPRESS_BLOCKS,
    "Drupal": DRUPAL,
    "a large system with JSON-LD and a consent banner": BIG_SYSTEM,
    "Blogger": BLOGGER,
    "a static site generator": STATIC_SITE,
    "AMP": AMP,
    "saved by a browser with all its scripts": SAVED_BY_A_BROWSER,
    "MediaWiki": MEDIAWIKI,
    "a live blog": LIVE_BLOG,
    "a forum": FORUM,
}


def in_one_file(page: Saved) -> bytes:
    """The page as browsers save it in one file (MHTML): a message of parts, its pictures beside it."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://observer.example/news/sluice.html"
    message["Subject"] = page.title
    message["Date"] = "Fri, 18 Sep 2026 09:00:00 +0200"
    message["MIME-Version"] = "1.0"
    message.set_content(page.source, subtype="html", cte="quoted-printable")
    message.make_related(boundary="----MultipartBoundary--x----")
    message.set_param("type", "text/html")
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<gate>")
    return message.as_bytes()
