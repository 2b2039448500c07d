/* One self-contained page: the prose with its records marked, a list that
 * jumps there and back, filters, a table of contents and the account. */
#include "emit/html.h"

#include "emit/page.h"

static void attribute(ls_out *o, const char *key)
{
  html_word(o, key);
  out_lit(o, "\"");
}

/* --- what opens and closes the page -------------------------------------- */

static void toggle(ls_out *o, const char *what, const char *key)
{
  out_lit(o, "<button type=\"button\" aria-pressed=\"true\" data-hide=\"");
  out_z(o, what);
  out_lit(o, "\"><i class=\"k ");
  out_z(o, what);
  out_lit(o, "\" aria-hidden=\"true\"></i>");
  html_word(o, key);
  out_lit(o, "</button>");
}

static void group(ls_out *o, const char *label)
{
  out_lit(o, "<div class=\"group\" role=\"group\" aria-label=\"");
  attribute(o, label);
  out_lit(o, ">");
}

static void bar(ls_out *o)
{
  out_lit(o, "<div class=\"bar\" role=\"region\" aria-label=\"");
  attribute(o, "p-filters");
  out_lit(o, "><span class=\"brand\">");
  html_word(o, "p-brand");
  out_lit(o, "</span>");
  group(o, "p-by-kind");
  toggle(o, "f", "w-figures");
  toggle(o, "m", "w-milestones");
  toggle(o, "i", "w-items");
  out_lit(o, "</div>");
  group(o, "p-by-mood");
  toggle(o, "r", "w-mood-result");
  toggle(o, "t", "w-mood-target");
  toggle(o, "b", "w-mood-background");
  out_lit(o, "</div>");
  group(o, "p-more");
  out_lit(o, "<button type=\"button\" aria-pressed=\"false\" "
          "data-show=\"weak\">");
  html_word(o, "p-weak");
  out_lit(o, "</button><button type=\"button\" aria-pressed=\"false\" "
          "data-show=\"rest\">");
  html_word(o, "p-rest");
  out_lit(o, "</button></div><input type=\"search\" id=\"q\" "
          "autocomplete=\"off\" aria-keyshortcuts=\"/\" placeholder=\"");
  attribute(o, "p-search");
  out_lit(o, " aria-label=\"");
  attribute(o, "p-search");
  out_lit(o, "><output id=\"hits\" aria-live=\"polite\" data-word=\"");
  attribute(o, "p-hits");
  out_lit(o, "></output><button type=\"button\" id=\"theme\">");
  html_word(o, "p-theme");
  out_lit(o, "</button><button type=\"button\" id=\"list\" "
          "aria-expanded=\"false\">");
  html_word(o, "p-list");
  out_lit(o, "</button></div>\n");
}

static int open_page(const ls_emit *to)
{
  ls_out o;
  out_init(&o, NULL, to);
  out_z(&o, to->english ? "<!doctype html>\n<html lang=\"en\">"
                        : "<!doctype html>\n<html lang=\"zh-CN\">");
  out_lit(&o, "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\""
          "Content-Security-Policy\" content=\"");
  out_z(&o, page_policy);
  out_lit(&o, "\">\n<meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
          "dark\">\n<meta name=\"generator\" content=\"luoshi\">\n<title>");
  html_word(&o, "p-title");
  out_lit(&o, "</title>\n<style>");
  out_put(&o, page_files[0].content, page_files[0].size);
  out_lit(&o, "</style>\n</head>\n<body>\n<a class=\"skip\" "
          "href=\"#main\">");
  html_word(&o, "p-skip");
  out_lit(&o, "</a>\n");
  bar(&o);
  out_lit(&o, "<main id=\"main\" tabindex=\"-1\">\n");
  return out_end(&o);
}

static int close_page(const ls_emit *to)
{
  ls_out o;
  out_init(&o, NULL, to);
  out_lit(&o, "</main>\n<footer><details id=\"keys\"><summary>");
  html_word(&o, "p-keys");
  out_lit(&o, "</summary><p>");
  html_word(&o, "p-keys-text");
  out_lit(&o, "</p></details><p>");
  html_word(&o, "p-made-by");
  out_lit(&o, "</p></footer>\n<script>");
  out_put(&o, page_files[1].content, page_files[1].size);
  out_lit(&o, "</script>\n</body>\n</html>\n");
  return out_end(&o);
}

/* --- the summary --------------------------------------------------------- */

static void counts(ls_out *o, const char *const *keys, const uint32_t *n,
                   int upto)
{
  bool any = false;
  for(int i = 0; i < upto; i++) {
    if(!n[i])
      continue;
    out_z(o, any ? "<span> · </span>" : "");
    html_word(o, keys[i]);
    out_char(o, ' ');
    out_grouped(o, n[i]);
    any = true;
  }
}

static void card(ls_out *o, const char *kind, const char *key, uint32_t n)
{
  out_lit(o, "<div class=\"card\"><dt><i class=\"k ");
  out_z(o, kind);
  out_lit(o, "\" aria-hidden=\"true\"></i>");
  html_word(o, key);
  out_lit(o, "</dt><dd><strong>");
  out_grouped(o, n);
  out_lit(o, "</strong><small>");
}

static void cards(ls_out *o)
{
  const ls_report *r = o->r;
  ls_summary s = words_summary(r);
  out_lit(o, "<dl class=\"cards\">");
  if(emit_wants(o->to, K_FIGURE)) {
    card(o, "f", "w-figures", r->figures.n);
    counts(o, word_mood, s.mood, 3);
    out_lit(o, "</small></dd></div>");
  }
  if(emit_wants(o->to, K_MILESTONE)) {
    card(o, "m", "w-milestones", r->milestones.n);
    counts(o, word_stage, s.stage, 6);
    out_lit(o, "</small></dd></div>");
  }
  if(emit_wants(o->to, K_ITEM)) {
    card(o, "i", "w-items", r->items.n);
    counts(o, word_item_kind, s.kind, 3);
    out_lit(o, "<br>");
    counts(o, word_missing, s.missing, 3);
    out_lit(o, "</small></dd></div>");
  }
  out_lit(o, "</dl>\n");
}

/* A sentence of data/messages with numbers in it. */
static void sentence(ls_out *o, const char *key, uint32_t a, uint32_t b)
{
  const char *t = word(o->to, key), *p;
  for(; (p = strchr(t, '%')); t = p + 2) {
    out_html(o, (ls_slice){ t, (size_t)(p - t) });
    out_lit(o, "<b>");
    out_grouped(o, p[1] == '1' ? a : b);
    out_lit(o, "</b>");
  }
  out_html(o, slice_of(t));
}

static void coverage(ls_out *o)
{
  const ls_coverage *v = &o->r->coverage;
  const uint32_t rest[] = { 0, v->names, v->dates, v->numbering, v->idioms };
  out_lit(o, "<p class=\"coverage\">");
  sentence(o, "p-numerals", v->numerals, v->figures);
  counts(o, word_number_role, rest, 5);
  sentence(o, v->unread ? "p-unread" : "p-none-unread", v->unread, 0);
  sentence(o, "p-sentences", v->sentences, v->sentences - v->narrative);
  sentence(o, "p-narrative", v->narrative, 0);
  out_lit(o, "</p>\n");
}

static void legend(ls_out *o)
{
  out_lit(o, "<p class=\"legend\"><mark class=\"f r\">");
  html_word(o, "p-legend-fr");
  out_lit(o, "</mark><mark class=\"f t\">");
  html_word(o, "p-legend-ft");
  out_lit(o, "</mark><mark class=\"f b\">");
  html_word(o, "p-legend-fb");
  out_lit(o, "</mark><mark class=\"m t\">");
  html_word(o, "p-legend-m");
  out_lit(o, "</mark><mark class=\"i t\">");
  html_word(o, "p-legend-i");
  out_lit(o, "</mark><mark class=\"i t h\">");
  html_word(o, "p-legend-ih");
  out_lit(o, "</mark></p>\n");
}

static void summary(ls_out *o)
{
  const ls_report *r = o->r;
  out_lit(o, "<header class=\"summary\"><h1 lang=\"zh-CN\">");
  out_html(o, r->place);
  if(r->year) {
    out_uint(o, r->year);
    out_lit(o, "年");
  }
  out_lit(o, "政府工作报告</h1>\n<p class=\"meta\">");
  out_html(o, slice_of(o->to->source));
  out_lit(o, "<span> · </span>");
  html_word(o, "w-chars");
  out_char(o, ' ');
  out_grouped(o, r->text.n);
  if(o->to->sha256 && *o->to->sha256) {
    out_lit(o, "<span> · </span>SHA-256 <code title=\"");
    out_z(o, o->to->sha256);
    out_lit(o, "\">");
    out_put(o, o->to->sha256, 12);
    out_lit(o, "…</code>");
  }
  out_lit(o, "</p>\n");
  cards(o);
  coverage(o);
  legend(o);
  out_lit(o, "</header>\n");
}

/* --- the table of contents ----------------------------------------------- */

void html_tally(ls_out *o, const ls_section *s)
{
  ls_tally n = words_tally(o->r, s->h.span);
  out_lit(o, "<small>");
  if(s->level == 1 || s->parent == NO_ID)
    html_word(o, word_role[s->role]);
  const uint32_t v[] = { n.figures, n.milestones, n.items };
  const char *const keys[] = { "w-figures", "w-milestones", "w-items" };
  if((s->level == 1 || s->parent == NO_ID) && (v[0] || v[1] || v[2]))
    out_lit(o, " · ");
  counts(o, keys, v, 3);
  out_lit(o, "</small>");
}

static void contents(ls_out *o)
{
  const ls_report *r = o->r;
  out_lit(o, "<nav class=\"toc\" aria-label=\"");
  attribute(o, "p-contents");
  out_lit(o, "><details open><summary>");
  html_word(o, "p-contents");
  out_lit(o, "</summary><ol lang=\"zh-CN\">\n");
  for(uint32_t i = 0; i < r->sections.n && !o->rc; i++) {
    const ls_section *s = &r->sections.v[i];
    if(s->level > 2 || html_heading(s).end == html_heading(s).start)
      continue;
    out_lit(o, "<li class=\"l");
    out_uint(o, s->level);
    out_lit(o, "\"><a href=\"#");
    html_id(o, 's', s->h.id);
    out_lit(o, "\">");
    out_html(o, out_span(o, html_heading(s)));
    out_lit(o, "</a></li>\n");
  }
  out_lit(o, "</ol></details></nav>\n");
}

/* --- the list ------------------------------------------------------------ */

static void phrase(ls_out *o, const ls_phrase *p)
{
  for(uint32_t i = 0; i < p->n; i++)
    out_html(o, out_span(o, p->part[i]));
  if(!p->n)
    out_lit(o, "—");
}

static void also(ls_out *o, const char *key)
{
  out_lit(o, "<span> · </span>");
  html_word(o, key);
}

static void entry(ls_out *o, const char *kind, const ls_head *h)
{
  out_lit(o, "<li class=\"e ");
  out_z(o, kind);
  out_lit(o, "\" id=\"");
  html_id(o, 'e', h->id);
  out_lit(o, "\"><a href=\"#");
  html_id(o, 'm', h->id);
  out_lit(o, "\"><span class=\"n\">");
}

static void figure(ls_out *o, const ls_figure *f)
{
  static const char *const kind[] = { "f r", "f t", "f b" };
  entry(o, kind[f->mood], &f->h);
  phrase(o, &f->indicator);
  out_lit(o, "</span> <b>");
  if(f->value.m < 0)
    out_lit(o, "↓");
  if(f->cmp != C_EQ)
    html_word(o, word_cmp[f->cmp]);
  out_html(o, out_span(o, f->h.span));
  out_lit(o, "</b> <span class=\"d\">");
  html_word(o, "w-figure");
  also(o, word_mood[f->mood]);
  also(o, word_aspect[f->aspect]);
  if(f->scope.n) {
    out_lit(o, "<span> · </span>");
    out_html(o, f->scope);
  }
  if(f->per.end > f->per.start) {
    out_lit(o, "<span> · </span>");
    out_html(o, out_span(o, f->per));
  }
  if(f->period.from) {
    out_lit(o, "<span> · </span>");
    out_uint(o, f->period.from);
    if(f->period.to != f->period.from && !f->period.month) {
      out_lit(o, "–");
      out_uint(o, f->period.to);
    }
  }
  out_lit(o, "</span></a></li>\n");
}

static void milestone(ls_out *o, const ls_milestone *m)
{
  static const char *const kind[][2] = { { "m r", "m r h" },
    { "m t", "m t h" }, { "m b", "m b h" } };
  entry(o, kind[m->mood][m->hedge], &m->h);
  phrase(o, &m->object);
  out_lit(o, "</span> <b>");
  html_word(o, word_stage[m->stage]);
  out_lit(o, "</b> <span class=\"d\">");
  html_word(o, "w-milestone");
  also(o, word_mood[m->mood]);
  out_lit(o, "<span> · </span>");
  out_html(o, out_span(o, m->verb));
  if(m->hedge)
    also(o, "w-hedge");
  out_lit(o, "</span></a></li>\n");
}

static void item(ls_out *o, const ls_item *i)
{
  entry(o, i->measurable ? "i t" : "i t h", &i->h);
  out_html(o, out_span(o, i->h.span));
  out_lit(o, "</span> <span class=\"d\">");
  html_word(o, "w-item");
  also(o, word_item_kind[i->kind]);
  also(o, word_missing[i->measurable ? 0 : i->missing]);
  out_lit(o, "</span></a></li>\n");
}

static void list(ls_out *o)
{
  ls_cursor c;
  ls_kind kind;
  uint32_t i;
  out_lit(o, "<aside class=\"side\" aria-label=\"");
  attribute(o, "p-list");
  out_lit(o, "><h2 class=\"side-title\">");
  html_word(o, "p-list");
  out_lit(o, "</h2><ol class=\"entries\" lang=\"zh-CN\">\n");
  cursor_init(&c, o->r);
  while(!o->rc && cursor_next(&c, &kind, &i)) {
    if(!emit_wants(o->to, kind))
      continue;
    if(kind == K_FIGURE)
      figure(o, &o->r->figures.v[i]);
    else if(kind == K_MILESTONE)
      milestone(o, &o->r->milestones.v[i]);
    else if(kind == K_ITEM)
      item(o, &o->r->items.v[i]);
  }
  out_lit(o, "</ol></aside>\n");
}

static int report(const ls_report *r, const ls_emit *to)
{
  ls_out o;
  out_init(&o, r, to);
  out_lit(&o, "<article class=\"report\">\n");
  summary(&o);
  contents(&o);
  out_lit(&o, "<section class=\"prose\" lang=\"zh-CN\" aria-label=\"");
  attribute(&o, "p-prose");
  out_lit(&o, ">\n");
  html_prose(&o);
  out_lit(&o, "</section>\n");
  list(&o);
  out_lit(&o, "</article>\n");
  return out_end(&o);
}

const ls_format format_html = { "html", true, open_page, report, NULL,
                                close_page };
