/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-list-printer.h"

#include <glib/gi18n.h>

#include "ui/liaison-sentences.h"

/* All in points. */
#define MARGIN 36
#define TITLE_HEIGHT 22
#define HEAD_HEIGHT 46 /* title, and the line under it */
#define ROW_HEIGHT 16
#define BASELINE 10 /* in a row */
#define FOOT_HEIGHT 20
#define GAP 12 /* between columns */

#define FONT_TITLE "Sans Bold 14"
#define FONT_SMALL "Sans 8"
#define FONT_BOLD "Sans Bold 8"

/* Rows that are measured, with the titles, to give the columns their width. */
#define N_MEASURED 40

/* While one operation lasts. */
typedef struct
{
  char *partner;
  GDateTime *time;
  guint n_total;
  GListModel *shown;
  GListModel *selected;
  LiaisonCustomerTable table;

  GListModel *customers; /* one of both; not owned */
  guint rows_per_page;
  double widths[LIAISON_MOST_COLUMNS];
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_free (job->partner);
  g_clear_pointer (&job->time, g_date_time_unref);
  g_clear_object (&job->table.source);
  g_clear_object (&job->selected);
  g_clear_object (&job->shown);
  g_free (job);
}

static PangoLayout *
make_layout (GtkPrintContext *context, const char *font)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_free (description);

  return layout;
}

/* Columns */

static double
measure (PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE + 1;
}

static gboolean
yields (const LiaisonCustomerColumn *column)
{
  return g_str_equal (column->key, "name") || g_str_equal (column->key, "domain");
}

static void
measure_columns (Job *job, GtkPrintContext *context)
{
  g_autoptr(PangoLayout) bold = make_layout (context, FONT_BOLD);
  g_autoptr(PangoLayout) small = make_layout (context, FONT_SMALL);
  guint n_measured = MIN (N_MEASURED, g_list_model_get_n_items (job->customers));

  for (gsize column = 0; column < job->table.n_columns; column++)
    job->widths[column] = measure (bold, job->table.columns[column].title);
  for (guint i = 0; i < n_measured; i++)
    {
      g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (job->customers, i);

      for (gsize column = 0; column < job->table.n_columns; column++)
        {
          g_autofree char *text = job->table.columns[column].dup_text (customer, job->table.source);

          job->widths[column] = MAX (job->widths[column], measure (small, text));
        }
    }
}

/* What is left beside the other columns is shared by those that yield: one that needs less than its
 * share leaves it to the others. */
static void
fit_columns (Job *job, double width)
{
  double rest = width - GAP * (double) (job->table.n_columns - 1);
  double spare = 0;
  double share;
  guint n_yielding = 0;
  guint n_greedy = 0;

  for (gsize i = 0; i < job->table.n_columns; i++)
    if (yields (&job->table.columns[i]))
      n_yielding++;
    else
      rest -= job->widths[i];
  share = MAX (rest, width / 4) / MAX (n_yielding, 1);

  for (gsize i = 0; i < job->table.n_columns; i++)
    if (yields (&job->table.columns[i]) && job->widths[i] > share)
      n_greedy++;
    else if (yields (&job->table.columns[i]))
      spare += share - job->widths[i];

  for (gsize i = 0; i < job->table.n_columns; i++)
    if (!yields (&job->table.columns[i]))
      continue;
    else if (n_greedy == 0)
      job->widths[i] += spare / n_yielding;
    else if (job->widths[i] > share)
      job->widths[i] = share + spare / n_greedy;
}

/* Pages */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  Job *job = user_data;
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  double height = gtk_print_context_get_height (context) - HEAD_HEIGHT - ROW_HEIGHT - FOOT_HEIGHT;
  guint n_customers;

  job->customers = job->shown;
  if (job->selected != NULL && settings != NULL &&
      gtk_print_settings_get_print_pages (settings) == GTK_PRINT_PAGES_SELECTION)
    job->customers = job->selected;

  n_customers = g_list_model_get_n_items (job->customers);
  job->rows_per_page = (guint) MAX (height / ROW_HEIGHT, 1);
  measure_columns (job, context);
  fit_columns (job, gtk_print_context_get_width (context));
  gtk_print_operation_set_n_pages (
    operation, (int) MAX ((n_customers + job->rows_per_page - 1) / job->rows_per_page, 1));
}

/* @baseline: below @y. @right: the text ends at @x + @width. */
static void
draw_text (cairo_t *cr,
           PangoLayout *layout,
           const char *text,
           double x,
           double y,
           double width,
           double baseline,
           gboolean right)
{
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  /* Scripts stand on one line, however high their letters are. */
  cairo_move_to (cr, x, y + baseline - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_line (cairo_t *cr, double y, double width, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, width, y);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/* How many, and as of when. Transfer full. */
static char *
dup_subtitle (Job *job)
{
  guint n = g_list_model_get_n_items (job->customers);
  g_autofree char *time = NULL;

  if (job->time != NULL)
    {
      g_autoptr(GDateTime) local = g_date_time_to_local (job->time);

      /* Not short: paper is looked at on other days, too. */
      time = g_date_time_format (local, C_ ("date and time format", "%-d %b %Y, %H:%M"));
    }

  if (n != job->n_total)
    return g_strdup_printf (ngettext ("%1$'u of %2$'u customer · as of %3$s",
                                      "%1$'u of %2$'u customers · as of %3$s", job->n_total),
                            n, job->n_total, time != NULL ? time : "—");

  return g_strdup_printf (
    ngettext ("%1$'u customer · as of %2$s", "%1$'u customers · as of %2$s", n), n,
    time != NULL ? time : "—");
}

static void
draw_head (Job *job, GtkPrintContext *context, cairo_t *cr)
{
  double width = gtk_print_context_get_width (context);
  g_autoptr(PangoLayout) large = make_layout (context, FONT_TITLE);
  g_autoptr(PangoLayout) small = make_layout (context, FONT_SMALL);
  g_autofree char *subtitle = dup_subtitle (job);
  g_autofree char *title = NULL;

  if (job->partner != NULL)
    /* Translators: the title of a printed list. %s is the partner’s own company. */
    title = g_strdup_printf (_ ("Customers of %s"), job->partner);
  draw_text (cr, large,
             title != NULL ? title : _ ("Customers"), 0, 0, width, TITLE_HEIGHT - 6, FALSE);
  draw_text (cr, small, subtitle, 0, TITLE_HEIGHT, width, BASELINE, FALSE);
}

static void
draw_titles (Job *job, GtkPrintContext *context, cairo_t *cr, double y)
{
  g_autoptr(PangoLayout) bold = make_layout (context, FONT_BOLD);
  double x = 0;

  for (gsize i = 0; i < job->table.n_columns; i++)
    {
      draw_text (cr, bold, job->table.columns[i].title, x, y, job->widths[i], BASELINE, FALSE);
      x += job->widths[i] + GAP;
    }
  draw_line (cr, y + ROW_HEIGHT - 2, gtk_print_context_get_width (context), 0.3);
}

static void
draw_customer (Job *job, cairo_t *cr, PangoLayout *layout, LiaisonCustomer *customer, double y)
{
  double x = 0;

  for (gsize i = 0; i < job->table.n_columns; i++)
    {
      g_autofree char *text = job->table.columns[i].dup_text (customer, job->table.source);

      draw_text (cr, layout, text, x, y, job->widths[i], BASELINE, FALSE);
      x += job->widths[i] + GAP;
    }
}

static void
draw_foot (GtkPrintOperation *operation, GtkPrintContext *context, cairo_t *cr, int page)
{
  g_autoptr(PangoLayout) small = make_layout (context, FONT_SMALL);
  int n_pages;
  g_autofree char *text = NULL;

  g_object_get (operation, "n-pages", &n_pages, NULL);
  /* Translators: at the foot of a printed page. */
  text = g_strdup_printf (_ ("Page %1$d of %2$d"), page + 1, n_pages);
  draw_text (cr, small, text, 0, gtk_print_context_get_height (context) - FOOT_HEIGHT / 2.0 - 4,
             gtk_print_context_get_width (context), BASELINE, TRUE);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  Job *job = user_data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr(PangoLayout) layout = make_layout (context, FONT_SMALL);
  guint first = (guint) page * job->rows_per_page;
  guint end = MIN (first + job->rows_per_page, g_list_model_get_n_items (job->customers));

  draw_head (job, context, cr);
  draw_titles (job, context, cr, HEAD_HEIGHT);
  for (guint i = first; i < end; i++)
    {
      g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (job->customers, i);
      double y = HEAD_HEIGHT + ROW_HEIGHT * (double) (i - first + 1);

      draw_customer (job, cr, layout, customer, y);
      draw_line (cr, y + ROW_HEIGHT - 2, gtk_print_context_get_width (context), 0.85);
    }
  draw_foot (operation, context, cr, page);
}

/* Letter or A4, as is usual here. */
static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_POINTS);

  return setup;
}

static Job *
job_new (const LiaisonListPrint *print)
{
  Job *job = g_new0 (Job, 1);

  job->partner = g_strdup (print->partner);
  job->time = print->time != NULL ? g_date_time_ref (print->time) : NULL;
  job->n_total = print->n_total;
  g_set_object (&job->shown, print->shown);
  g_set_object (&job->selected, print->selected);
  job->table = *print->table;
  if (job->table.source != NULL)
    g_object_ref (job->table.source);

  return job;
}

GtkPrintOperation *
liaison_list_printer_new_operation (const LiaisonListPrint *print)
{
  g_autoptr(GtkPageSetup) setup = NULL;
  GtkPrintOperation *operation;
  Job *job;

  g_return_val_if_fail (print != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (print->shown), NULL);
  g_return_val_if_fail (print->table != NULL, NULL);

  setup = make_page_setup ();
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Customers"));
  gtk_print_operation_set_support_selection (operation, print->selected != NULL);
  gtk_print_operation_set_has_selection (operation, print->selected != NULL);

  /* The operation goes on for as long as it likes, and the job with it. */
  job = job_new (print);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), job, job_free,
                         G_CONNECT_DEFAULT);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);

  return operation;
}
