/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "ui/liaison-application.h"

/* The picture of a whole window is larger than this, and hardly anything else is. */
#define LARGE_BLOCK (1024 * 1024)

/* What glibc does by itself suits many busy threads; ours are few and mostly wait. */
static void
set_up_memory (void)
{
#ifdef __GLIBC__
  /* Or each thread that allocates gets a heap of its own. */
  mallopt (M_ARENA_MAX, 1);
  /* Or the heap takes in all pictures of the window after the first, and keeps their room. */
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
}

int
main (int argc, char *argv[])
{
  g_autoptr(LiaisonApplication) application = NULL;

  set_up_memory ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LIAISON_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = liaison_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
